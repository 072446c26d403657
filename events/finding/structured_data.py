"""An event as schema.org understands it: one Event, or one with its dates as sub-events."""

from typing import TYPE_CHECKING

from cms.core.structured_data import moment, stripped
from events.finding.availability import Availability
from events.programme.event import Attendance

if TYPE_CHECKING:
    from events.finding.announcement import Announcement
    from events.finding.rows import Row
    from events.programme import Event, Session, Venue

BASE = "https://schema.org/"
ATTENDANCE = {
    Attendance.IN_PERSON: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.MIXED: "MixedEventAttendanceMode",
}
OFFERED = {
    Availability.OPEN: "InStock",
    Availability.FEW_LEFT: "LimitedAvailability",
    Availability.WAITING_LIST: "SoldOut",
    Availability.FULL: "SoldOut",
    Availability.OPENS_ON: "PreOrder",
}


def event_data(told: "Announcement", url: str, title: str, **about: object) -> dict | None:
    """schema.org/Event at an address; None if it has no dates.

    `about` are further properties: `description`, `image`, `inLanguage` of the page.
    """
    if not told.rows:
        return None
    common = stripped({"@type": "Event", "name": title, "url": url, **about, **of_event(told)})
    dates = [of_session(row, url) for row in told.sessions]
    if len(dates) == 1:
        return common | dates[0]
    whole = {"startDate": dates[0]["startDate"], "endDate": dates[-1]["endDate"], "location": dates[0].get("location")}
    parts = [{"@type": "Event", "name": title} | date for date in dates]
    return stripped(common | whole | {"eventStatus": status_of(told.rows), "subEvent": parts})


def of_event(told: "Announcement") -> dict:
    """What holds for all dates."""
    return {
        "eventAttendanceMode": BASE + ATTENDANCE[Attendance(told.event.attendance)],
        "organizer": [{"@type": "Library", "name": library.name.text} for library in told.hosts],
        "audience": [{"@type": "Audience", "audienceType": name} for name in told.audiences],
        "sponsor": {"@type": "Organization", "name": told.supporters.text} if told.supporters.text else None,
    }


def of_session(row: "Row", url: str) -> dict:
    """What holds for one date."""
    session = row.session
    return stripped(
        {
            "startDate": moment(session.local_start),
            "endDate": moment(session.local_end),
            "previousStartDate": moment(session.moved_from.astimezone(session.zone)) if session.moved_from else None,
            "eventStatus": status_of_row(row),
            "location": locations(row.event, session, url),
            "maximumAttendeeCapacity": session.pool.seats,
            "offers": offer(row, url),
        }
    )


def status_of(rows: list["Row"]) -> str:
    """That of the whole: cancelled when all its dates are."""
    return BASE + ("EventCancelled" if all(row.is_off for row in rows) else "EventScheduled")


def status_of_row(row: "Row") -> str:
    """Online alone, yet with a venue, and revised since it was announced: it was moved to the internet."""
    session = row.session
    if row.is_off:
        return BASE + "EventCancelled"
    if row.event.attendance == Attendance.ONLINE and session.venue and session.sequence:
        return BASE + "EventMovedOnline"
    return BASE + ("EventRescheduled" if session.moved_from else "EventScheduled")


def locations(event: "Event", session: "Session", url: str) -> list[dict]:
    """The place, the internet, or both; the link to take part is no part of it, and known to the registered alone."""
    places = [place(session.venue)] if session.venue and event.attendance != Attendance.ONLINE else []
    virtual = [] if event.attendance == Attendance.IN_PERSON else [{"@type": "VirtualLocation", "url": url}]
    return places + virtual


def place(venue: "Venue") -> dict:
    address = {"@type": "PostalAddress", "streetAddress": venue.address.text, "addressLocality": venue.city.text}
    geo = {"@type": "GeoCoordinates", "latitude": f"{venue.latitude}", "longitude": f"{venue.longitude}"}
    data = {"@type": "Place", "name": venue.name.text, "address": stripped(address | {"addressCountry": venue.country})}
    return data | ({"geo": geo} if venue.latitude is not None else {})


def offer(row: "Row", url: str) -> dict | None:
    """How one gets a seat; nothing where one just comes, or nobody can register any more."""
    if row.word.state not in OFFERED:
        return None
    opens = moment(row.session.opens_at)
    return stripped({"@type": "Offer", "url": url, "availability": BASE + OFFERED[row.word.state], "validFrom": opens})
