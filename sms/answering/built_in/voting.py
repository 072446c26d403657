"""A poll by text: one question after the other, answered by number or in words."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.remembered import remembered
from sms.answering.asking import ask
from sms.answering.keywords import words
from sms.answering.talk import Talk
from sms.models import Asked, Ballot, Poll, Subscriber, Vote
from sms.models.keyword import FOLDED
from sms.polls.errors import AnswersStand, PollClosed, PollError
from sms.polls.lately import OPEN_FOR, poll_of_late
from sms.polls.links import answer_url
from sms.polls.matching import Meant, meant
from sms.polls.own import Own
from sms.polls.rows import own_polls
from sms.polls.services import cast
from sms.polls.steps import Step, steps_lately
from sms.words.table import Context

# How long after an answer a number alone still changes it, where a poll has several questions.
PUT_RIGHT_FOR = datetime.timedelta(hours=3)
# A question that was asked again is not asked a third time.
AGAIN = "again"


class Voting:
    name = "poll"
    label = gettext_lazy("answer a poll")
    needs_target = True

    def choices(self, user) -> list[tuple[str, str]]:
        return [(f"poll:{poll.pk}", str(poll)) for poll in own_polls(user)]

    def start(self, talk: Talk) -> str:
        """From the first question on: whoever has answered before changes that."""
        poll = poll_of(talk.keyword.target) if talk.keyword else None
        if poll is None or not poll.is_open(talk.moment):
            return str(PollClosed.sentence)
        own = own_of(poll, talk)
        if own.is_final or not own.steps:
            return str(AnswersStand.sentence)
        return self.pose(own.steps[0], own, talk)

    def answer(self, talk: Talk, asked: Asked) -> str | None:
        """Asks once more where an answer is unclear; after that, and where the text means something else, None."""
        target, number, *again = asked.target.split("/")
        poll = poll_of(target)
        if poll is None:
            return None
        own = own_of(poll, talk)
        step = next((step for step in own.steps if str(step.number) == number), None)
        if step is None or (not step.options and is_no_free_answer(talk)):
            return None
        if (said := self.take(step, own, talk)) is not None or again or means_something_else(talk):
            return said
        return "\n".join([_("Please text the number of your answer."), self.pose(step, own, talk, AGAIN)])

    def unasked(self, talk: Talk) -> str | None:
        """A bare number from somebody who was sent the address of a poll lately; None if it answers none."""
        poll = poll_of_late(talk.phone, talk.moment) if talk.reading.number is not None else None
        if poll is None:
            return None
        own = Own(poll, voter(talk))
        step = meant_by_number(own, talk)
        return self.take(step, own, talk) if step and step.options else None

    def take(self, step: Step, own: Own, talk: Talk) -> str | None:
        """Cast what was texted, and go on to the next question; None if it is none of the answers."""
        found = meant(talk.text, step) if step.options else None
        if step.options and found is None:
            return None
        try:
            ballot = cast_text(step, own, talk, found)
        except PollError as refused:
            return str(refused)
        return self.go_on(step, Own(own.poll, own.subscriber, steps=own.steps, ballot=ballot), talk)

    def go_on(self, step: Step, own: Own, talk: Talk) -> str:
        """The next question, or thanks. Nobody is asked again what they have answered."""
        later = [given.step for given in own.given if given.vote is None]
        following = next((each for each in later if each.number > step.number), later[0] if later else None)
        return self.pose(following, own, talk) if following else thanks(own)

    def pose(self, step: Step, own: Own, talk: Talk, *marks: str) -> str:
        """A question with its numbered answers; what comes next is taken for the answer."""
        target = "/".join([f"poll:{own.poll.pk}", str(step.number), *marks])
        ends = talk.moment + OPEN_FOR
        ask(talk.phone, self.name, target, min(ends, own.poll.closes_at or ends))
        return question(step)


def meant_by_number(own: Own, talk: Talk) -> Step | None:
    """The question that a number answers without having been asked: the next; after the last the only one there is, or
    the one that was answered by text just before, which somebody puts right. What came before that nobody has in mind.
    """
    if own.next:
        return own.next.step
    return own.steps[0] if len(own.steps) == 1 else own.texted_since(talk.moment - PUT_RIGHT_FOR)


def cast_text(step: Step, own: Own, talk: Talk, found: Meant | None) -> Ballot:
    """What stands beside a number is kept as well, for staff to read: people explain their answers."""
    return cast(
        poll=own.poll,
        subscriber=own.subscriber,
        question=step.question,
        choice=found.option.choice if found else None,
        text=found.added if found else talk.text,
        channel=Vote.Channel.SMS,
    )


def question(step: Step) -> str:
    place = f"{step.number}/{step.total} " if step.total > 1 else ""
    return "\n".join([f"{place}{step.wording}", *(f"{option.number} {option.wording}" for option in step.options)])


def thanks(own: Own) -> str:
    """What comes of it, and where more can be seen."""
    if own.is_quiz:
        said = _("Thank you! %(score)d of %(total)d are right: %(address)s")
        address = answer_url(own.poll.pk, own.subscriber.pk)
        return said % {"score": own.score, "total": len(own.marked), "address": address}
    if own.poll.shows_results:
        address = settings.PUBLIC_URL + reverse("poll", args=[own.poll.slug])
        return _("Thank you! The results: %(address)s") % {"address": address}
    return _("Thank you!")


def means_something_else(talk: Talk) -> bool:
    """Whether a text that is no answer is a word of the site or a keyword."""
    return bool(talk.reading.actions) or is_keyword(talk)


def is_no_free_answer(talk: Talk) -> bool:
    """Anything answers a free question, but START, CANCEL and keywords, which are meant."""
    return talk.reading.start or Context.SEAT in talk.reading.contexts or is_keyword(talk)


def is_keyword(talk: Talk) -> bool:
    return talk.reading.text[:FOLDED] in words()


def own_of(poll: Poll, talk: Talk) -> Own:
    return Own(poll, voter(talk), steps=steps_lately(poll))


def voter(talk: Talk) -> Subscriber:
    """Whoever texts; a number that nobody knows gets a row, and no messages of any topic."""
    fresh = {"language": talk.language, "country": talk.country}
    return talk.subscriber or Subscriber.objects.get_or_create(phone=talk.phone, defaults=fresh)[0]


@remembered
def poll_of(target: str) -> Poll | None:
    """The poll that a target like `poll:5` names; None if it is gone. One that is closed early takes answers for the
    seconds for which it is remembered."""
    pk = target.removeprefix("poll:")
    return Poll.objects.filter(pk=int(pk)).first() if pk.isdecimal() else None
