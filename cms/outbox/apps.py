from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "cms.outbox"
    label = "outbox"
    verbose_name = _("Outbox")

    def ready(self):
        from cms.core import dashboard, personal_data
        from cms.outbox.holdings import MAILS
        from cms.outbox.panels import OUTBOX

        dashboard.register(OUTBOX)
        personal_data.register(MAILS)
