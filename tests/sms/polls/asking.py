"""Polls with questions, and people who answer them."""

from sms.models import Choice, Poll, Question, Subscriber, Vote
from sms.polls.services import cast
from sms.polls.steps import steps_of
from tests.factories.sms import PollFactory, SubscriberFactory


def poll_with(*questions: list[str], right: int | None = None, **fields) -> Poll:
    """A poll with a question for each list of answers, the empty list for a free one; `right` is the number of the
    right answer to each."""
    poll = PollFactory(**fields)
    for place, answers in enumerate(questions):
        question = Question.objects.create(
            poll=poll, order=place, texts={"en": f"Question {place + 1}?"}, is_free=not answers
        )
        for number, answer in enumerate(answers, 1):
            Choice.objects.create(question=question, order=number, texts={"en": answer}, is_right=number == right)
    return poll


def vote(poll: Poll, *answers: int | str, subscriber: Subscriber | None = None, channel=Vote.Channel.WEB, **person):
    """One person's answers to the first questions, by the number of the choice or as text; answers the ballot."""
    subscriber = subscriber or SubscriberFactory(**person)
    for step, answer in zip(steps_of(poll), answers, strict=False):
        given = {"text": answer} if isinstance(answer, str) else {"choice": step.options[answer - 1].choice}
        ballot = cast(poll=poll, subscriber=subscriber, question=step.question, channel=channel, **given)
    return ballot
