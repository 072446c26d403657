"""Polls and quizzes: questions, and one answer of each person to each."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from cms.core.ages import AgeBand
from cms.core.fields import WordingField
from cms.core.look import Look
from cms.core.wording import Wording, in_language
from cms.partners.libraries import PartnerLibrary

from .subscriber import Subscriber


class Poll(ClusterableModel):
    """Several questions, asked one after the other by SMS or on one page."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    slug = models.SlugField(_("name in addresses"), unique=True)
    titles = WordingField(_("title"))
    introductions = WordingField(_("introduction"), max_length=300, blank=True)
    library = models.ForeignKey(
        PartnerLibrary, verbose_name=_("library"), null=True, blank=True, on_delete=models.PROTECT, related_name="polls"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    closes_at = models.DateTimeField(pgettext_lazy("poll", "closes"), null=True, blank=True)
    shows_results = models.BooleanField(_("results are public"), default=True)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-created"]

    def __str__(self) -> str:
        return self.title.text or self.slug

    @property
    def title(self) -> Wording:
        return in_language(self.titles)

    @property
    def introduction(self) -> Wording:
        return in_language(self.introductions)

    @property
    def look(self) -> Look | None:
        """The colours of the library that asks; None for the site's."""
        return self.library.look if self.library else None

    def listed(self) -> dict[str, object]:
        """The list of polls that have a page for everybody, and what places it there (see cms.core.page_cache)."""
        is_public = self.shows_results and self.state != self.State.DRAFT
        return {"polls": (self.state, self.closes_at)} if is_public else {}

    def is_open(self, moment=None) -> bool:
        """Whether answers are taken."""
        return self.state == self.State.OPEN and (self.closes_at is None or (moment or timezone.now()) < self.closes_at)


class Question(ClusterableModel):
    """One step of a poll; closed with choices, or open for free text."""

    poll = ParentalKey(Poll, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    texts = WordingField(_("question"), max_length=300)
    is_free = models.BooleanField(_("free answer"), default=False)

    sort_order_field = "order"
    panels = [
        FieldPanel("texts"),
        FieldPanel("is_free"),
        InlinePanel("choices", label=_("answer")),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return in_language(self.texts).text


class Choice(models.Model):
    """One answer of a closed question, by its number; `is_right` makes a quiz of it."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="choices")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    texts = WordingField(_("answer"), max_length=120)
    is_right = models.BooleanField(_("right"), default=False)

    sort_order_field = "order"
    panels = [FieldPanel("texts"), FieldPanel("is_right")]

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return in_language(self.texts).text


class Ballot(models.Model):
    """One person's part in a poll. What results are split by is copied, because the person may be erased."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    subscriber = models.ForeignKey(Subscriber, null=True, on_delete=models.SET_NULL, related_name="ballots")
    language = models.CharField(max_length=12, blank=True)
    country = models.CharField(max_length=2, blank=True)
    age_band = models.CharField(max_length=10, choices=AgeBand, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "subscriber"], condition=Q(subscriber__isnull=False), name="sms_ballot_one_each"
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)


class Vote(models.Model):
    """One answer; changeable until the poll closes. Free text is shown to nobody until somebody has read it."""

    class Moderation(models.TextChoices):
        WAITING = "waiting", _("not read yet")
        SHOWN = "shown", _("may be shown")
        HIDDEN = "hidden", _("not to be shown")

    class Channel(models.TextChoices):
        SMS = "sms", _("SMS")
        WEB = "web", _("page")

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="votes")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="votes")
    choice = models.ForeignKey(Choice, null=True, on_delete=models.PROTECT, related_name="votes")
    text = models.CharField(max_length=500, blank=True)
    moderation = models.CharField(max_length=10, choices=Moderation, default=Moderation.WAITING)
    channel = models.CharField(max_length=5, choices=Channel)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("answer given")
        verbose_name_plural = _("answers given")
        indexes = [models.Index(fields=["question", "choice"])]
        constraints = [models.UniqueConstraint(fields=["ballot", "question"], name="sms_vote_once")]

    def __str__(self) -> str:
        return str(self.pk)
