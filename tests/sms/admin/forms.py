"""The form of a broadcast as a browser sends it."""

from cms.core.languages import TAGS


def broadcast_form(topic=None, texts=None, **changes) -> dict:
    """A whole form with some of its values changed."""
    values = {
        "title": "Chess", "library": "", "sender": "", "mode": "now", "zone": "UTC", "anchor": "", "days": "1",
        "side": "before", "time_of_day": "", "day": "", "hour": "", "every": "1", "unit": "WEEKLY", "in_month": "day",
        "until": "", "late_hours": "3", "useful_hours": "24", "budget": "",
    }  # fmt: skip
    texts = {"en": "Chess club on Saturday."} if texts is None else texts
    lines = {f"texts_{tag}": texts.get(tag, "") for tag in TAGS}
    return values | lines | {"topics": [topic.pk] if topic else []} | changes
