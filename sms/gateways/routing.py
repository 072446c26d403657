"""Which senders reach a number, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.core.remembered import remembered
from sms.models.sender import Route

from . import every
from .base import Way


@dataclass(frozen=True, slots=True)
class Table:
    """Routes that can be used at present, the most particular first; looking up asks nothing of the database."""

    routes: Sequence[Route]

    def ways_for(self, phone: str, country: str, *, text_is_gsm: bool = True) -> list[Way]:
        """The ways to a number (E.164) of a country (ISO 3166-1 alpha-2, or empty); each sender once.

        A longer prefix comes before a shorter one, a country before everywhere, then the rank counts.
        """
        best: dict[int, Way] = {}
        for route in self.routes:
            if leads_to(route, phone, country) and (text_is_gsm or route.alphabet == Route.Alphabet.ALL):
                best.setdefault(route.sender_id, way_of(route))
        return list(best.values())


def table() -> Table:
    """All routes of senders in use whose gateways are ready, in one query."""
    ready = [gateway.name for gateway in every() if gateway.is_ready()]
    routes = Route.objects.filter(sender__is_active=True, sender__gateway__in=ready).select_related("sender")
    return Table(sorted(routes, key=order))


def ways_for(phone: str, country: str, *, text_is_gsm: bool = True) -> list[Way]:
    """The ways to one number; for many numbers, ask one `table()`."""
    return usual_table().ways_for(phone, country, text_is_gsm=text_is_gsm)


@remembered
def usual_table() -> Table:
    return table()


def order(route: Route) -> tuple[int, bool, int, int]:
    return (-len(route.prefix), not route.country, route.rank, route.pk)


def leads_to(route: Route, phone: str, country: str) -> bool:
    return route.country in ("", country) and phone.removeprefix("+").startswith(route.prefix)


def way_of(route: Route) -> Way:
    return Way(
        sender_id=route.sender_id,
        gateway=route.sender.gateway,
        two_way=route.two_way,
        price=route.price,
        alphabet=route.alphabet,
        rate=min(route.rate or route.sender.rate, route.sender.rate),
        trouble_at=route.sender.trouble_at,
    )
