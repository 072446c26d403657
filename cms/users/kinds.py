"""What is mailed about pages to those who work on them, and may be left (`unsubscribing.py`)."""

from django.utils.translation import gettext_lazy as _

from cms.outbox.kinds import Kind

MODERATION = Kind("moderation", _("Moderation"), resends=2, is_list=True)
COMMENT = Kind("comment", _("Comment"), resends=2, is_list=True)
