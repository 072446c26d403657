"""Bringing in a list: who brings it says where the papers are, and what stands on them."""

import datetime
from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cms.core.nudges import nudge_after_commit
from cms.partners.libraries import PartnerLibrary
from cms.partners.permissions import libraries_of, works_for_whole_network
from cms.users.models import User
from sms.models import ImportRun, Topic, Wording
from sms.people.importing.reading import checked

TASK = "sms.tasks.import_numbers"
PERMISSION = "sms.add_subscriber"


@transaction.atomic
def import_numbers(
    *,
    content: bytes,
    topics: Collection[Topic],
    language: str,
    country: str,
    library: PartnerLibrary | None,
    place: str,
    signed_on: datetime.date,
    wording: str,
    by: User,
) -> ImportRun:
    """Note a list (CSV) to be worked through by a worker, with the proof that its people have agreed.

    `place` is where the signed papers are kept, `wording` what they say. Raises PermissionDenied, NotAList.
    """
    if not may_import(by, library):
        raise PermissionDenied
    text, count = checked(content)
    run = ImportRun.objects.create(
        library=library,
        language=language,
        country=country,
        place=place,
        signed_on=signed_on,
        wording=Wording.objects.shown(purpose="paper", language=language, text=wording),
        content=text,
        rows=count,
        by=by,
    )
    run.topics.set(topics)
    nudge_after_commit(TASK)
    return run


def may_import(user: User, library: PartnerLibrary | None) -> bool:
    """Whether somebody may bring in people for a library; for the network only officers may."""
    if not user.has_perm(PERMISSION):
        return False
    if library is None:
        return works_for_whole_network(user)
    return libraries_of(user).filter(pk=library.pk).exists()
