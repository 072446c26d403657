from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SmsConfig(AppConfig):
    name = "sms"
    verbose_name = _("SMS")

    def ready(self):
        from cms.core import page_cache
        from cms.outbox import kinds
        from sms import gateways
        from sms.gateways.local.gateway import LocalGateway
        from sms.ledger.kinds import KINDS
        from sms.models import Ballot, Poll, Question, Vote

        for kind in KINDS:
            kinds.register(kind)
        gateways.register(LocalGateway())
        page_cache.watch_rows(Poll, Question)
        # Votes come too fast for each to purge the results, which hold for some seconds instead.
        page_cache.disregard(Ballot, Vote)
