"""Taking one person's answer to one question."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cms.core.prepared import Prepared, insert, update
from sms.models import Ballot, Choice, Poll, Question, Subscriber, Vote
from sms.polls.errors import AnswersStand, NoSuchAnswer, PollClosed

MOST_LETTERS = 500
RENEWED = ["choice", "text", "moderation", "channel", "at"]


def cast(
    *,
    poll: Poll,
    subscriber: Subscriber,
    question: Question,
    channel: str,
    choice: Choice | None = None,
    text: str = "",
) -> Ballot:
    """Note an answer; one that was given before, by whichever channel, is replaced.

    `text` is the answer to a free question, or what somebody has added to a closed one; it waits to be read. Raises
    PollClosed, NoSuchAnswer, and AnswersStand where a quiz is finished.
    """
    if not poll.is_open():
        raise PollClosed
    if not fits(poll, question, choice):
        raise NoSuchAnswer
    with transaction.atomic():
        ballot = held_ballot(poll, subscriber)
        if ballot.done_at and has_right_answers(poll):
            raise AnswersStand
        # No database takes NUL in a text.
        said = text.replace("\0", "").strip()[:MOST_LETTERS]
        write(Vote(ballot=ballot, question=question, choice=choice, text=said, channel=channel))
        finish(ballot)
    return ballot


def fits(poll: Poll, question: Question, choice: Choice | None) -> bool:
    """Whether the question is one of the poll, and the choice one of the question: none for a free one."""
    if question.poll_id != poll.pk:
        return False
    return choice is None if question.is_free else choice is not None and choice.question_id == question.pk


def held_ballot(poll: Poll, subscriber: Subscriber) -> Ballot:
    """The person's only ballot, held until the end of the transaction: two answers at once come one after the other."""
    new = Ballot(
        poll=poll,
        subscriber=subscriber,
        language=subscriber.language,
        country=subscriber.country,
        age_band=subscriber.age_band,
    )
    if insert(new):
        return new
    return Ballot.objects.select_for_update(no_key=True).get(poll=poll, subscriber=subscriber)


def write(vote: Vote) -> None:
    """One statement: the answer, in place of one that is there."""
    Vote.objects.bulk_create([vote], update_conflicts=True, unique_fields=["ballot", "question"], update_fields=RENEWED)


def finish(ballot: Ballot) -> None:
    """Note when the last question was answered."""
    if ballot.done_at is None and not unanswered(poll=ballot.poll_id, ballot=ballot.pk):
        ballot.done_at = timezone.now()
        update(ballot, "done_at")


@Prepared
def unanswered(poll: int, ballot: int) -> QuerySet[Question]:
    return Question.objects.filter(poll=poll).exclude(votes__ballot=ballot)[:1]


def has_right_answers(poll: Poll) -> bool:
    return Choice.objects.filter(question__poll=poll, is_right=True).exists()
