"""Working through a list, some rows at a time, with what became of each; a worker that is lost loses nothing."""

import csv
import io
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from django.db import transaction
from django.utils import timezone, translation

from cms.users.services.export import inert
from sms.models import ImportPart, ImportRun
from sms.numbers import masked
from sms.people.importing.adding import add
from sms.people.importing.judging import Candidate, Judge
from sms.people.importing.reading import Row, rows
from sms.people.importing.results import Result

logger = logging.getLogger(__name__)
AT_ONCE = 500
State = ImportRun.State


def import_waiting() -> int:
    """Work through all lists that wait, the oldest first; answers how many rows."""
    waiting = ImportRun.objects.exclude(state=State.DONE).order_by("created")
    return sum(tried(run) for run in waiting.select_related("library", "by"))


def tried(run: ImportRun) -> int:
    """The same for one list, which keeps no other from being worked through."""
    try:
        return work_through(run)
    except Exception:
        logger.exception("List %s cannot be worked through", run.pk)
        return 0


def work_through(run: ImportRun) -> int:
    """Work through the rest of a list; answers how many rows. Stops if somebody else is at it."""
    judge, done = Judge(run), 0
    remaining = rows(run.content)
    for row in islice(remaining, run.position):
        judge.judge(row)
    for part in in_parts(remaining):
        if not take(run, judge, part):
            return done
        done += len(part)
    ImportRun.objects.filter(pk=run.pk, position=run.rows).update(state=State.DONE, content="", ended_at=timezone.now())
    return done


def in_parts(remaining: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while part := list(islice(remaining, AT_ONCE)):
        yield part


@transaction.atomic
def take(run: ImportRun, judge: Judge, part: Sequence[Row]) -> bool:
    """Add the people of some rows and note what became of each; False if another worker has done it."""
    held = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if held.position != run.position:
        return False
    judged = {row.line: judge.judge(row) for row in part}
    candidates = [each for each in judged.values() if isinstance(each, Candidate)]
    added = add(run, candidates)
    results = {line: each if isinstance(each, Result) else added[line] for line, each in judged.items()}
    ImportPart.objects.create(run=run, start=run.position, text=report(run, part, results))
    run.position += len(part)
    run.counts = dict(Counter(run.counts) + Counter(str(result) for result in results.values()))
    run.state = State.RUNNING
    run.save(update_fields=["position", "counts", "state"])
    return True


def report(run: ImportRun, part: Sequence[Row], results: dict[int, Result]) -> str:
    """What became of some rows, as lines of a CSV file in the language of whoever brought the list.

    Numbers are masked: whoever has the list finds a row by its line, and erasing somebody leaves none here. What is no
    number is shown as it was written, so that it can be set right.
    """
    text = io.StringIO()
    table = csv.writer(text)
    with translation.override(run.by.language if run.by else run.language):
        labels = {result: str(result.label) for result in Result}
    for row in part:
        result = results[row.line]
        number = row.number if result == Result.NOT_A_NUMBER else masked(row.number)
        table.writerow([row.line, inert(number), labels[result]])
    return text.getvalue()
