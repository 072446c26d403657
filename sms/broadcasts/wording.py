"""What a broadcast says: with the values of its dated thing, with short links, and finished for a kind of reader."""

from collections.abc import Callable, Iterator, Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from sms.gateways.base import Way
from sms.gateways.routing import Table
from sms.ledger import rendering
from sms.links.checking import checked
from sms.links.codes import SHORT
from sms.links.services import AFTER, URL
from sms.models import Broadcast, Dispatch, Message, Subscriber
from sms.texts.alphabet import fits
from sms.texts.placeholders import fill, names_in

from .anchors import Moment

Shorten = Callable[[str], str]


def frozen(broadcast: Broadcast, anchor: Moment | None, shorten: Shorten) -> dict[str, str]:
    """Its texts as they are kept with a dispatch: only what differs from person to person is still a placeholder.

    Raises UnknownPlaceholder (`sms.texts.placeholders`).
    """
    return {
        language: shorten(fill(text, values_for(text, language, anchor)))
        for language, text in broadcast.texts.items()
        if text.strip()
    }


def values_for(text: str, language: str, anchor: Moment | None) -> Mapping[str, str]:
    personal = {name: f"{{{name}}}" for name in names_in(text) if is_personal(name)}
    return personal | dict(anchor.values.get(language, {}) if anchor else {})


def is_personal(name: str) -> bool:
    """Whether a placeholder stands for something else in each message; a poll that there is not stands for nothing."""
    someone = sample(Dispatch(broadcast=Broadcast()), "en", "")
    try:
        return name in rendering.personal_values(someone, [name])
    except rendering.CannotRender:
        return False


def missing(broadcast: Broadcast, anchor: Moment | None) -> list[str]:
    """Placeholders for which there is no value, each once."""
    return list(dict.fromkeys(unknown(broadcast, anchor)))


def unknown(broadcast: Broadcast, anchor: Moment | None) -> Iterator[str]:
    for language, text in broadcast.texts.items():
        known = values_for(text, language, anchor)
        yield from (name for name in names_in(text) if name not in known)


def with_sample_links(text: str) -> str:
    """The text as long as it will be when its addresses have been made short; nothing is kept."""
    short = settings.PUBLIC_URL + reverse("short_link", args=["a" * SHORT])
    return URL.sub(lambda found: as_long(found[0], short), text)


def as_long(found: str, short: str) -> str:
    url = found.rstrip(AFTER)
    if len(url) <= len(short) or "{" in url or not may_be_linked(url):
        return found
    return short + found[len(url) :]


def may_be_linked(url: str) -> bool:
    try:
        return bool(checked(url))
    except ValidationError:
        return False


def finished(dispatch: Dispatch, *, language: str, country: str, way: Way) -> str:
    """The whole text as somebody of that country gets it; personal links are the same length for everybody.

    `dispatch` has its texts. Raises UnknownPlaceholder.
    """
    return rendering.render(sample(dispatch, language, country), way=way)


def routed(dispatch: Dispatch, *, language: str, country: str, phone: str, routes: Table) -> tuple[Way, str] | None:
    """The best way of its sender, or of any, and the whole text; where that has letters which the way does not carry,
    the best that does. Raises UnknownPlaceholder."""
    for text_is_gsm in (True, False):
        ways = routes.ways_for(phone, country, text_is_gsm=text_is_gsm)
        way = next((way for way in ways if dispatch.broadcast.sender_id in (None, way.sender_id)), None)
        if way is None:
            continue
        text = finished(dispatch, language=language, country=country, way=way)
        if not text_is_gsm or fits(text):
            return way, text
    return None


def sample(dispatch: Dispatch, language: str, country: str) -> Message:
    """A message to nobody."""
    subscriber = Subscriber(pk=1, language=language, country=country, created=timezone.now())
    return Message(dispatch=dispatch, subscriber=subscriber, language=language, phone="+")
