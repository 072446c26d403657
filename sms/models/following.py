"""Who wants to hear about what, from whom."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.partners.libraries import PartnerLibrary

from .subscriber import Subscriber
from .topic import Topic


class Following(models.Model):
    """One subscriber's wish to hear of one topic from one library, or from the network itself (no library).

    The ledger of consents says how it came about; this row says whether it holds. Both are written together.
    """

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="followings")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="followings")
    library = models.ForeignKey(PartnerLibrary, null=True, on_delete=models.CASCADE, related_name="+")
    is_active = models.BooleanField(default=False)
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("followed topic")
        verbose_name_plural = _("followed topics")
        indexes = [
            models.Index(
                fields=["topic", "library", "subscriber"], condition=Q(is_active=True), name="sms_following_of_topic"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "topic", "library"], name="sms_following_once"),
            models.UniqueConstraint(
                fields=["subscriber", "topic"], condition=Q(library=None), name="sms_following_network_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}:{self.library_id or 'network'}"
