"""Words of keywords in use."""

from cms.core.remembered import remembered
from sms.models import KeywordWord


@remembered
def words() -> dict[str, KeywordWord]:
    """All of them by what is texted, folded."""
    found = KeywordWord.objects.filter(keyword__is_active=True).select_related("keyword__library")
    return {word.folded: word for word in found}
