"""A library as schema.org understands it."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from cms.core.structured_data import stripped
from cms.partners.libraries.library import PartnerLibrary
from cms.partners.libraries.visiting import OpeningHours

if TYPE_CHECKING:
    from cms.partners.models.pages import PartnerPage

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def library_data(page: "PartnerPage", request: HttpRequest) -> dict:
    """schema.org/Library."""
    library = page.library
    parent = library.parent
    return stripped(
        {
            "@type": "Library",
            "name": library.name.text,
            "alternateName": sorted(set(library.names.values()) - {library.name.text}),
            "description": page.summary_text,
            "url": page.get_full_url(request),
            "sameAs": library.website,
            "email": library.email,
            "telephone": library.phone,
            "address": address(library),
            "geo": geo(library),
            "openingHoursSpecification": [stretch(hour) for hour in page.hours],
            "parentOrganization": {"@type": "Library", "name": parent.name.text} if parent else None,
        }
    )


def address(library: PartnerLibrary) -> dict:
    """schema.org/PostalAddress."""
    return stripped(
        {
            "@type": "PostalAddress",
            "streetAddress": library.address.text,
            "addressLocality": library.city.text,
            "addressCountry": library.country,
        }
    )


def geo(library: PartnerLibrary) -> dict | None:
    """schema.org/GeoCoordinates, in degrees."""
    if library.latitude is None:
        return None
    place = {"latitude": float(library.latitude), "longitude": float(library.longitude)}
    return {"@type": "GeoCoordinates", **place}


def stretch(hours: OpeningHours) -> dict:
    """schema.org/OpeningHoursSpecification; times are the library's own."""
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"https://schema.org/{DAYS[hours.weekday]}",
        "opens": f"{hours.opens:%H:%M}",
        "closes": f"{hours.closes:%H:%M}",
    }
