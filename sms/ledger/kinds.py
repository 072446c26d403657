"""Kinds of text messages, with their policies in the outbox."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from cms.outbox.kinds import Kind

# Whoever waits for a code waits in front of a form; it may come at night.
CODE = Kind("sms_code", _("Code"), priority=0, lifetime=timedelta(minutes=10), resends=2, secret=True, medium="sms")
# To a text that somebody has just sent.
REPLY = Kind("sms_reply", _("Answer"), priority=10, lifetime=timedelta(hours=2), resends=1, medium="sms")
# About a registration, to those who chose this way.
NOTICE = Kind(
    "sms_notice", _("Registration for an event"), priority=30, lifetime=timedelta(days=1), resends=1, medium="sms"
)
NEWS = Kind("sms_news", _("Broadcast"), priority=90, lifetime=timedelta(days=1), is_list=True, medium="sms")
KINDS = (CODE, REPLY, NOTICE, NEWS)
# These wait for the hours in which people may be written to.
HEED_HOURS = {NOTICE.name, NEWS.name}
