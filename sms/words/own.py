"""The words that officers have added."""

from sms.models.word import OwnWord
from sms.words.table import Row


def own_rows() -> tuple[Row, ...]:
    """All of them, as rows of the table. Asked anew for each text: one short query, and right in every process."""
    found = OwnWord.objects.order_by("pk").values_list("folded", "action", "language", "word")
    return tuple(Row(*values) for values in found)
