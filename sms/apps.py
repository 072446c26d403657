from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SmsConfig(AppConfig):
    name = "sms"
    verbose_name = _("SMS")

    def ready(self):
        from cms.outbox import kinds
        from sms import gateways
        from sms.gateways.local.gateway import LocalGateway
        from sms.ledger.kinds import KINDS

        for kind in KINDS:
            kinds.register(kind)
        gateways.register(LocalGateway())
