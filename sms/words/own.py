"""The words that officers have added."""

from cms.core.remembered import remembered
from sms.models.word import OwnWord
from sms.words.table import Row


@remembered
def own_rows() -> tuple[Row, ...]:
    """All of them, as rows of the table; right in every process within seconds."""
    found = OwnWord.objects.order_by("pk").values_list("folded", "action", "language", "word")
    return tuple(Row(*values) for values in found)
