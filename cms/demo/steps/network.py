"""Topics, services, partner libraries with their sections, and who works for them."""

import datetime
from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from cms.demo.content.libraries import LIBRARIES
from cms.demo.content.libraries.visiting import SAMPLE_HOURS
from cms.demo.content.people import PASSWORD, PEOPLE
from cms.demo.content.records import Hours, Library, Person
from cms.demo.content.services import SERVICES
from cms.demo.content.topics import TOPICS
from cms.news.models import Topic
from cms.partners.models import OpeningHours, PartnerLibrary, PartnerPage, PartnerTeam, Service, VisitFigure
from cms.partners.services import set_up_library
from cms.users.models import User
from cms.users.services.addresses import confirm_address

from .history import backdate
from .references import stream

VISITS_SOURCE = "Demonstration figure"
YEARS_COUNTED = 3
GROWTH = 0.06
JOINED = datetime.timedelta(days=120)


def add_topics() -> int:
    known = set(Topic.objects.values_list("slug", flat=True))
    return len(Topic.objects.bulk_create(Topic(slug=s, names=n) for s, n in TOPICS.items() if s not in known))


def add_services() -> int:
    known = set(Service.objects.values_list("slug", flat=True))
    return len(Service.objects.bulk_create(Service(slug=s, names=n) for s, n in SERVICES.items() if s not in known))


def add_libraries() -> int:
    known = set(PartnerLibrary.objects.values_list("slug", flat=True))
    missing = [record for record in LIBRARIES if record.slug not in known]
    for record in missing:
        library = add_library(record)
        set_up_library(library=library)
        for tag in record.languages:
            tell_about(library, record, tag)
    return len(missing)


def add_library(record: Library) -> PartnerLibrary:
    """The institution itself; opening hours, services and figures are samples."""
    latitude, longitude = (Decimal(str(degrees)) for degrees in record.place)
    library = PartnerLibrary(
        slug=record.slug,
        names=record.names,
        kind=record.kind,
        parent=PartnerLibrary.objects.filter(slug=record.parent).first(),
        country=record.country,
        cities=record.cities,
        addresses=record.addresses,
        languages=list(record.languages),
        time_zone=record.zone,
        email=f"{record.slug}@example.org",
        website=record.website,
        latitude=latitude,
        longitude=longitude,
        hours_note=SAMPLE_HOURS,
        accessibility=record.accessibility,
        palette=record.palette,
        trusted=record.trusted,
    )
    library.opening_hours = [day for stretch in record.hours for day in days_of(stretch)]
    library.visit_figures = visits(record.visits)
    library.services = list(Service.objects.filter(slug__in=record.services))
    library.full_clean()
    library.save()
    return library


def days_of(hours: Hours) -> list[OpeningHours]:
    opens, closes = datetime.time.fromisoformat(hours.opens), datetime.time.fromisoformat(hours.closes)
    return [OpeningHours(weekday=day, opens=opens, closes=closes) for day in range(hours.first, hours.last + 1)]


def visits(latest: int) -> list[VisitFigure]:
    """Figures of the last full years, growing a little from year to year."""
    last_year = timezone.localdate().year - 1
    counted = [(last_year - ago, round(latest * (1 - GROWTH) ** ago, -2)) for ago in range(YEARS_COUNTED)]
    return [VisitFigure(year=year, visits=count, source=VISITS_SOURCE) for year, count in counted]


def tell_about(library: PartnerLibrary, record: Library, tag: str) -> None:
    """Write what the library's section says in a language."""
    page = PartnerPage.objects.get(library=library, locale__language_code=tag)
    page.intro = record.intros[tag]
    page.body = stream(record.about.get(tag, []), tag)
    page.save_revision().publish()
    backdate(page, timezone.now() - JOINED)


def add_people() -> int:
    known = set(User.objects.values_list("email", flat=True))
    missing = [person for person in PEOPLE if person.address not in known]
    password = make_password(PASSWORD) if missing else ""
    for person in missing:
        add_person(person, password)
    return len(missing)


def add_person(person: Person, password: str) -> None:
    """A log-in with its role, in the team of its library if it has one; the password comes hashed."""
    user = User.objects.create(email=person.address, name=person.name, language=person.language, password=password)
    if person.role:
        user.groups.add(Group.objects.get(name=person.role))
    if person.library:
        user.groups.add(PartnerTeam.objects.get(library__slug=person.library).group)
    confirm_address(user=user)
