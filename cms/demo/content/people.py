"""Who can log in to the demo: offices, and a visitor; no persons."""

from cms.users.roles import ADMINISTRATORS, EVENT_DESK, OUTREACH_OFFICERS, PARTNER_EDITORS

from .records import Person

PASSWORD = "library-demo-2026"

PEOPLE = (
    Person(address="admin@example.org", name="Administrator", role=ADMINISTRATORS, language="en"),
    Person(address="officer@example.org", name="Outreach officer", role=OUTREACH_OFFICERS, language="en"),
    Person(
        address="almaty@example.org",
        name="Алматы редакторы",
        role=PARTNER_EDITORS,
        language="kk",
        library="national-library-of-kazakhstan",
    ),
    Person(
        address="tashkent@example.org",
        name="Toshkent muharriri",
        role=PARTNER_EDITORS,
        language="uz",
        library="national-library-of-uzbekistan",
    ),
    Person(
        address="vinh@example.org",
        name="Biên tập viên Vinh",
        role=PARTNER_EDITORS,
        language="vi",
        library="nghe-an-provincial-library",
    ),
    Person(
        address="desk@example.org",
        name="Event desk",
        role=EVENT_DESK,
        language="en",
        library="national-library-of-kazakhstan",
    ),
    Person(address="visitor@example.org", name="Visitor", language="en"),
)
