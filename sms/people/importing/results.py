"""What becomes of a row."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Result(models.TextChoices):
    ADDED = "added", _("added")
    MORE = "more", _("was here already; topics added")
    HERE = "here", _("was here already with these topics")
    TWICE = "twice", _("stands in this list more than once")
    NOT_A_NUMBER = "not_a_number", _("not a phone number")
    LANDLINE = "landline", _("a landline")
    NO_WAY = "no_way", _("no sender reaches it")
    LEFT = "left", _("has left; only its owner can come back")
    YOUNG = "young", _("too young; a parent or guardian has to agree on the site")
    UNPROVEN = "unproven", _("not signed")
    LANGUAGE = "language", _("a language that the site does not have")
    TOPIC = "topic", _("a topic that does not exist")
    AGE = "age", _("the age is not understood")
    INVALID = "invalid", _("messages did not arrive there")


TAKEN = (Result.ADDED, Result.MORE, Result.HERE)
