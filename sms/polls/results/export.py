"""Results as lines of a table: what may be shown, and no more."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sms.models import Poll
from sms.polls.results.figures import Results, Tally

Line = list[str | int]


def lines(poll: Poll) -> Iterator[Line]:
    """A heading, then one line for each answer: of all people, and of each group that may be shown by itself."""
    yield [_("Question"), _("Answer"), _("Split"), _("Group"), _("People")]
    for tally in Results(poll, most=None).tallies:
        yield from lines_of(tally)


def lines_of(tally: Tally) -> Iterator[Line]:
    question = str(tally.step.wording)
    for line in tally.lines:
        yield [question, str(line.option.wording), "", "", line.votes]
    for split in tally.splits:
        for group in split.groups:
            for option, votes in zip(tally.step.options, group.votes, strict=True):
                yield [question, str(option.wording), str(split.heading), group.label or _("All others"), votes]
    for text in tally.texts:
        yield [question, text.text, "", "", 1]
