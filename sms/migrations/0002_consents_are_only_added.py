"""The ledger of consents is only added to: the database refuses to change a row, whoever asks."""

from django.db import migrations

ON_POSTGRESQL = """
CREATE FUNCTION sms_consent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'consents are never changed';
END $$;
CREATE TRIGGER sms_consent_stays BEFORE UPDATE ON sms_consent FOR EACH ROW EXECUTE FUNCTION sms_consent_stays();
"""
ON_SQLITE = """
CREATE TRIGGER sms_consent_stays BEFORE UPDATE ON sms_consent
BEGIN
    SELECT RAISE(ABORT, 'consents are never changed');
END;
"""
NO_LONGER_ON_POSTGRESQL = "DROP TRIGGER sms_consent_stays ON sms_consent; DROP FUNCTION sms_consent_stays();"
NO_LONGER_ON_SQLITE = "DROP TRIGGER sms_consent_stays;"


def hold(apps, schema_editor):
    schema_editor.execute(ON_SQLITE if schema_editor.connection.vendor == "sqlite" else ON_POSTGRESQL, params=None)


def let_go(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(NO_LONGER_ON_SQLITE if on_sqlite else NO_LONGER_ON_POSTGRESQL, params=None)


class Migration(migrations.Migration):
    dependencies = [("sms", "0001_initial")]
    operations = [migrations.RunPython(hold, let_go, elidable=False)]
