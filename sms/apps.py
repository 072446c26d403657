from functools import partial

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SmsConfig(AppConfig):
    name = "sms"
    verbose_name = _("SMS")

    def ready(self):
        from cms.core import dashboard, page_cache, personal_data, sitemaps
        from cms.outbox import kinds
        from cms.users import codes
        from sms import gateways
        from sms.admin.dashboard import TEXTING
        from sms.answering import handlers
        from sms.answering.built_in import HANDLERS, joining
        from sms.gateways.http.gateway import HttpGateway
        from sms.gateways.local.gateway import LocalGateway
        from sms.gateways.smpp.gateway import SmppGateway
        from sms.gateways.twilio.gateway import TwilioGateway
        from sms.ledger import rendering
        from sms.ledger.kinds import CODE, KINDS, REPLY
        from sms.ledger.services import entrust, withdraw
        from sms.models import Ballot, Poll, Question, Vote
        from sms.people import leaving, telling
        from sms.people.account_codes import SmsCodes
        from sms.people.holdings import HOLDINGS
        from sms.people.sitemap import JoinAddresses
        from sms.polls import placeholder
        from sms.polls.holdings import POLLS

        dashboard.register(TEXTING)
        for kind in KINDS:
            kinds.register(kind)
        telling.register(telling.CODE, partial(entrust, kind=CODE))
        telling.register(telling.ANSWER, partial(entrust, kind=REPLY))
        leaving.on_leave.append(withdraw)
        leaving.on_leave.append(joining.call_off)
        for holding in (*HOLDINGS, POLLS):
            personal_data.register(holding)
        for handler in HANDLERS:
            handlers.register(handler)
        rendering.register(placeholder.NAME, placeholder.address)
        codes.register(SmsCodes())
        sitemaps.register(JoinAddresses())
        for gateway in (HttpGateway(), LocalGateway(), SmppGateway(), TwilioGateway()):
            gateways.register(gateway)
        page_cache.watch_rows(Poll, Question)
        # Votes come too fast for each to purge the results, which hold for some seconds instead.
        page_cache.disregard(Ballot, Vote)
