"""Erasing an account at its owner's wish."""

from typing import cast

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q

from cms.core import personal_data
from cms.outbox.letters import post_letter, sparing
from cms.users.models import User
from cms.users.models.people import ERASED_DOMAIN
from cms.users.roles import ADMINISTRATORS


class LastAdministrator(Exception):
    """Nobody would be left who could run the site."""


def erase_account(*, person: User) -> None:
    """Erase all that is held about somebody, end their sessions, and mail them that it is done.

    At once: whoever asks to be forgotten has typed their address and shown who they are, and loses nothing that they
    could not enter again; to keep it for some weeks would be to keep what they have asked us not to keep.

    A colleague's row stays, emptied of everything that says who they were, where pages or records name it as their
    author: they are the institution's, and their history would fall apart. Raises `LastAdministrator`.
    """
    identity, language = person.as_data_subject(), person.language
    with transaction.atomic():
        refuse_last_administrator(person)
        end_all_sessions(person)
        for holding in personal_data.holdings():
            holding.erase(identity)
        if is_author(person):
            empty(person)
        else:
            person.delete()
        say_farewell(email=identity.email, language=language)


def say_farewell(*, email: str, language: str) -> None:
    """The last mail, posted when everything else is gone; the outbox forgets it like any other."""
    with sparing("erased"):
        post_letter(
            subject="account/email/erased_subject.txt",
            text="account/email/erased_message.txt",
            to=email,
            language=language,
            context={},
            cause="erased",
        )


def refuse_last_administrator(person: User) -> None:
    """Of two administrators who leave at once, the later has to stay; their rows are locked for that."""
    every = Q(is_superuser=True) | Q(pk__in=User.objects.filter(groups__name=ADMINISTRATORS))
    left = User.objects.select_for_update().filter(every, is_active=True).order_by("pk").values_list("pk", flat=True)
    if set(left) == {person.pk}:
        raise LastAdministrator


def end_all_sessions(person: User) -> None:
    mine = UserSession.objects.filter(user_id=person.pk)
    Session.objects.filter(session_key__in=mine.values("session_key")).delete()
    mine.delete()


def relations() -> list:
    """Fields of other models that point to a person, hidden ones too."""
    fields = User._meta.get_fields(include_hidden=True)
    return [field for field in fields if field.auto_created and (field.one_to_many or field.one_to_one)]


def rows(relation: models.ForeignObjectRel, person: User) -> models.QuerySet:
    related = cast(type[models.Model], relation.related_model)
    return related._base_manager.filter(**{relation.field.name: person.pk})


def is_author(person: User) -> bool:
    """Whether anything names this person that would not go with them."""
    staying = (each for each in relations() if each.on_delete is not models.CASCADE)
    return any(rows(relation, person).exists() for relation in staying)


def empty(person: User) -> None:
    """Leave a row that nobody can log in with and that says nothing of anybody."""
    for relation in relations():
        if relation.on_delete is models.CASCADE:
            rows(relation, person).delete()
    emptied = User(pk=person.pk, email=f"{person.pk}@{ERASED_DOMAIN}", is_active=False, date_joined=person.date_joined)
    emptied.set_unusable_password()
    emptied.save(force_update=True)
