"""What a text is taken for. The order of the steps is that of what must not be missed."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils import translation

from cms.core.languages import TAGS
from cms.core.prepared import update
from sms.answering import handlers, saying
from sms.answering.asking import latest
from sms.answering.built_in import VOTING
from sms.answering.keywords import words
from sms.answering.leaving import evidence, leave_all, leave_topic
from sms.answering.limits import was_helped
from sms.answering.talk import Talk
from sms.answering.thanks import wants_no_answer
from sms.answering.threads import to_a_person
from sms.models import KeywordWord, Subscriber, Thread
from sms.models.keyword import FOLDED
from sms.people.services import hold, start_again
from sms.words.reading import Reading
from sms.words.table import Context


class Understood(NamedTuple):
    """What it was taken for, for `Incoming.meaning`, and what is replied."""

    meaning: str
    reply: str = ""


Step = Callable[[Talk], Understood | None]
UNCLEAR = "unclear"


def understand(talk: Talk) -> Understood:
    """Do what a text asks for, in its language, within the caller's transaction."""
    return next(found for step in STEPS if (found := step(talk)))


def alarm(talk: Talk) -> Understood | None:
    """Somebody may be in danger: a person has to look at once; wishing to leave is heeded all the same."""
    if not talk.reading.alarm:
        return None
    to_a_person(talk, Thread.Reason.ALARM)
    heed_the_wish_to_leave(talk)
    return Understood("alarm", saying.in_danger(talk.country))


def heed_the_wish_to_leave(talk: Talk) -> None:
    if talk.reading.is_stop or talk.stopped_by_gateway:
        leave_all(talk)
    elif talk.reading.may_want_out:
        hold(talk.phone)


def stop(talk: Talk) -> Understood | None:
    """STOP, for all or for one topic, in whatever else is going on."""
    if talk.stopped_by_gateway or (talk.reading.is_stop and not talk.reading.is_ambiguous):
        return Understood("stop", leave_all(talk))
    left = leave_topic(talk)
    return Understood("stop", left) if left else None


def help_(talk: Talk) -> Understood | None:
    """HELP is never the answer to a question, unless the same word says yes or no."""
    reading = talk.reading
    if reading.help and not (reading.yes or reading.no):
        return Understood("help", saying.help_text())
    return None


def answer(talk: Talk) -> Understood | None:
    """The answer to what was asked last; whoever seems to want to leave as well is not written to until a person has
    looked."""
    asked = latest(talk.phone, talk.moment)
    handler = handlers.get(asked.handler) if asked else None
    said = handler.answer(talk, asked) if handler and asked else None
    if said is None or asked is None:
        return None
    if asked.answered_at is None:
        asked.answered_at = talk.moment
        update(asked, "answered_at")
    if talk.reading.may_want_out:
        lay_aside_as_wish_to_leave(talk)
    return Understood(asked.handler, said)


def two_meanings(talk: Talk) -> Understood | None:
    """CANCEL or NO from somebody whom it answers nothing: a seat may be meant; else it is taken for STOP, because to
    leave by mistake costs a text, to be kept costs trust. DUNG may mean anything and is asked back. None is a yes."""
    reading = talk.reading
    if not (reading.is_ambiguous and (reading.says("stop") or reading.no)) or reading.yes:
        return None
    if (said := handlers.meant_instead(talk)) is not None:
        return Understood("asked_back", said)
    if Context.ASK in reading.contexts:
        lay_aside_as_wish_to_leave(talk)
        return Understood("asked_back", saying.which_was_meant())
    return Understood("stop", leave_all(talk))


def start(talk: Talk) -> Understood | None:
    """START brings back what was followed before, and nothing else; to others it says how one joins."""
    if not talk.reading.start:
        return None
    if start_again(phone=talk.phone, evidence=evidence(talk)):
        return Understood("start", saying.back())
    return Understood("start", saying.how_to_join())


def language(talk: Talk) -> Understood | None:
    """The name of a language: it is written to somebody from now on."""
    wanted = talk.reading.language
    if not wanted:
        return None
    if wanted not in TAGS:
        return Understood("language", saying.our_languages())
    Subscriber.objects.filter(phone=talk.phone).update(language=wanted, changed=talk.moment)
    talk.language = wanted
    return Understood("language", saying.language_chosen(wanted, joined=talk.subscriber is not None))


def keyword(talk: Talk) -> Understood | None:
    """A keyword does what it is for; one whose handler is gone is for a person to look at."""
    word = word_texted(talk.reading)
    handler = handlers.get(word.keyword.handler) if word else None
    if word is None or handler is None:
        return None
    talk.keyword = word.keyword
    if word.language and talk.subscriber is None:
        talk.language = word.language
    with translation.override(talk.language):
        return Understood(handler.name, handler.start(talk))


def word_texted(reading: Reading) -> KeywordWord | None:
    """The word of a keyword that a text is, or that it asks to join: JOIN CHESS may itself be one."""
    said = [reading.text[:FOLDED], *([reading.rest[:FOLDED]] if reading.lead == "start" else [])]
    known = words()
    return next((known[each] for each in said if each in known), None)


def vote(talk: Talk) -> Understood | None:
    """A bare number from somebody whom a message has led to a poll."""
    said = VOTING.unasked(talk)
    return None if said is None else Understood(VOTING.name, said)


def perhaps_out(talk: Talk) -> Understood | None:
    """A sentence that may be a wish to leave: it is honoured until a person has looked."""
    if not talk.reading.may_want_out:
        return None
    lay_aside_as_wish_to_leave(talk)
    return Understood("wants_out")


def lay_aside_as_wish_to_leave(talk: Talk) -> None:
    """Write to them no more until a person has looked."""
    hold(talk.phone)
    to_a_person(talk, Thread.Reason.WANTS_OUT)


def thanks(talk: Talk) -> Understood | None:
    """Thanks, or emoji alone."""
    return Understood("thanks") if wants_no_answer(talk.text) else None


def unclear(talk: Talk) -> Understood:
    """What nobody understands: a colleague reads it, and once a day we say so."""
    to_a_person(talk, Thread.Reason.UNCLEAR)
    helped = was_helped(talk.incoming, UNCLEAR)
    return Understood(UNCLEAR, "" if helped else saying.not_understood())


STEPS: tuple[Step, ...] = (
    *(alarm, stop, help_, answer, two_meanings, start, language, keyword),
    *(vote, perhaps_out, thanks, unclear),
)
