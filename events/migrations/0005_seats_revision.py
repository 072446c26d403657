from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0004_calendars")]

    operations = [
        migrations.AddField(
            model_name="seatpool",
            name="revision",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
    ]
