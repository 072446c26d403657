"""Writing the history of accounts.

Staff alone have one: whoever answers for a site has to be able to see who came in with their rights. What visitors do
is nobody's business; of them nothing is kept beyond the session they are in.
"""

from allauth.account.authentication import get_authentication_records
from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from cms.outbox.letters import post_letter, sparing
from cms.users.devices import device, network
from cms.users.models import AccountEvent, User


def record(kind: AccountEvent.Kind, *, person: User, request: HttpRequest | None = None, ways: str = "") -> None:
    """Add a line to somebody's history, if they work here."""
    if person.is_colleague:
        AccountEvent.objects.create(person=person, kind=kind, ways=ways, **whence(request))


def whence(request: HttpRequest | None) -> dict[str, str]:
    """Device and network of a request; nothing without one."""
    if request is None:
        return {}
    used = device(request.headers.get("User-Agent", ""))
    return {"browser": used.browser, "system": used.system, "network": network(get_client_ip(request) or "")}


def ways_of(request: HttpRequest, person: User) -> str:
    """How somebody has shown in this session who they are: names of `models.history.WAYS`."""
    records = get_authentication_records(request, person)
    return ",".join(dict.fromkeys(record.get("type") or record["method"] for record in records))


def record_log_in(*, person: User, request: HttpRequest) -> None:
    """Write a log-in down; one from a device that was never seen is told to whoever owns the account."""
    if not person.is_colleague:
        return
    earlier = AccountEvent.objects.filter(person=person, kind=AccountEvent.Kind.LOGGED_IN)
    origin = whence(request)
    is_known = earlier.filter(browser=origin["browser"], system=origin["system"]).exists()
    is_first = not is_known and not earlier.exists()
    record(AccountEvent.Kind.LOGGED_IN, person=person, request=request, ways=ways_of(request, person))
    if not is_known and not is_first:
        tell_of_new_device(person=person, event=person.account_events.latest("pk"))


def tell_of_new_device(*, person: User, event: AccountEvent) -> None:
    """Mail somebody that their account was entered from a device it had not been entered from before."""
    sessions_url = f"{settings.PUBLIC_URL}{reverse('account_sessions')}"
    with sparing("new_device"):
        post_letter(
            subject="account/email/new_device_subject.txt",
            text="account/email/new_device_message.txt",
            to=person.email,
            language=person.language,
            context={"user": person, "event": event, "sessions_url": sessions_url},
            cause="new_device",
        )
