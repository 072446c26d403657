"""Adding many people at once, in as few statements as one would need."""

from collections.abc import Sequence

from django.utils import timezone

from sms.models import Consent, Following, ImportRun, Subscriber
from sms.models.subscriber import Status
from sms.numbers import digests
from sms.people.consents import Act, Source, Subject, left
from sms.people.importing.judging import Candidate
from sms.people.importing.results import Result
from sms.people.services.subscribing import zone_of

# These have agreed themselves, or staff has shown that they did.
HERE = (Status.ACTIVE, Status.PAUSED, Status.HELD)


def add(run: ImportRun, candidates: Sequence[Candidate]) -> dict[int, Result]:
    """Let these get messages for whom nothing speaks against it; answers what became of each, by its line.

    Within the caller's transaction, which keeps the rows of those who are here.
    """
    phones = [candidate.number.e164 for candidate in candidates]
    known = here(phones)
    # Who leaves at this moment waits for their row, or has left before it was locked.
    gone = left(phones)
    results = {each.row.line: Result.LEFT for each in candidates if None in gone.get(each.number.e164, ())}
    staying = [each for each in candidates if each.row.line not in results]
    followed = followings(known)
    new = [each for each in staying if each.number.e164 not in known]
    people = known | create(run, new)
    wanted: dict[int, list[Subject]] = {}
    for each in staying:
        subscriber = people[each.number.e164]
        subjects = [(topic, run.library_id) for topic in each.topics if topic not in gone.get(each.number.e164, ())]
        missing = [subject for subject in subjects if not followed.get((subscriber.pk, *subject))]
        result = verdict(subscriber, subjects, missing, is_new=each.number.e164 not in known)
        results[each.row.line] = result
        if result in (Result.ADDED, Result.MORE):
            wanted[subscriber.pk] = missing
    write(run, people, wanted, followed)
    return results


def verdict(subscriber: Subscriber, subjects: list[Subject], missing: list[Subject], *, is_new: bool) -> Result:
    """What becomes of somebody who has not left altogether."""
    refused = {Status.STOPPED: Result.LEFT, Status.GUARDIAN: Result.YOUNG, Status.INVALID: Result.INVALID}
    if subscriber.status in refused:
        return refused[Status(subscriber.status)]
    if not subjects:
        return Result.LEFT
    if is_new or subscriber.status == Status.PENDING:
        return Result.ADDED
    return Result.MORE if missing else Result.HERE


def here(phones: Sequence[str]) -> dict[str, Subscriber]:
    found = Subscriber.objects.select_for_update(of=("self",)).filter(phone__in=phones).order_by("pk")
    return {str(subscriber.phone): subscriber for subscriber in found}


def followings(people: dict[str, Subscriber]) -> dict[tuple[int, int, int | None], bool]:
    """Whether these follow what, by subscriber, topic and library."""
    rows = Following.objects.filter(subscriber__in=[subscriber.pk for subscriber in people.values()])
    return {
        (subscriber, topic, library): is_active
        for subscriber, topic, library, is_active in rows.values_list("subscriber", "topic", "library", "is_active")
    }


def create(run: ImportRun, candidates: Sequence[Candidate]) -> dict[str, Subscriber]:
    """Rows of people who were not here; whoever joins at this moment keeps their own."""
    Subscriber.objects.bulk_create(
        (
            Subscriber(
                phone=each.number.e164,
                status=Status.PENDING,
                language=each.language,
                country=each.number.country,
                zone=zone_of(each.number.country, run.library),
                age_band=each.age_band,
                library=run.library,
            )
            for each in candidates
        ),
        ignore_conflicts=True,
    )
    return here([each.number.e164 for each in candidates])


def write(
    run: ImportRun,
    people: dict[str, Subscriber],
    wanted: dict[int, list[Subject]],
    followed: dict[tuple[int, int, int | None], bool],
) -> None:
    """What these follow from now on, and the proof of it."""
    now = timezone.now()
    pairs = [(pk, topic, library) for pk, subjects in wanted.items() for topic, library in subjects]
    again = [pair for pair in pairs if pair in followed]
    for pk, topic, library in again:
        row = Following.objects.filter(subscriber=pk, topic=topic, library=library)
        row.update(is_active=True, since=now, ended_at=None)
    Following.objects.bulk_create(
        Following(subscriber_id=pk, topic_id=topic, library_id=library, is_active=True, since=now)
        for pk, topic, library in pairs
        if (pk, topic, library) not in followed
    )
    Subscriber.objects.filter(pk__in=wanted, status=Status.PENDING).update(status=Status.ACTIVE, changed=now)
    phones = {subscriber.pk: phone for phone, subscriber in people.items()}
    Consent.objects.bulk_create(consent(run, phones[pk], topic, library) for pk, topic, library in pairs)


def consent(run: ImportRun, phone: str, topic: int, library: int | None) -> Consent:
    return Consent(
        digest=digests(phone)[0],
        act=Act.GIVEN,
        source=Source.IMPORT,
        topic_id=topic,
        library_id=library,
        wording_id=run.wording_id,
        language=run.language,
        evidence=f"{run.place}, {run.signed_on:%Y-%m-%d}"[:300],
        by_id=run.by_id,
    )
