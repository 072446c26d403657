"""Looking somebody up by name, for those who have no ticket with them."""

from cms.core.collation import sort_key
from cms.core.normaliser.folding import ARABIC, kazakh
from events.programme import Session
from events.registrations import Registration

MOST = 20


def registrations_named(session: Session, sought: str) -> list[Registration]:
    """Those of a session whose names have words that begin so, in any spelling that counts as the same.

    Compared here and not in the database: SQLite knows capitals of Latin letters only, and a session has hundreds of
    parties, not thousands.
    """
    beginnings = letters(sought)
    if not beginnings:
        return []
    rows = Registration.objects.for_session(session).select_related("event", "session__event")
    found = [row for row in rows if is_named(row, beginnings)]
    return sorted(found, key=lambda row: sort_key(row.name))[:MOST]


def is_named(registration: Registration, beginnings: list[str]) -> bool:
    names = letters(registration.name)
    return all(any(name.startswith(beginning) for name in names) for beginning in beginnings)


def letters(text: str) -> list[str]:
    """The words of a name by the letters that count."""
    folded = (kazakh(word).translate(ARABIC) for word in text.split())
    return [word for word in folded if word]
