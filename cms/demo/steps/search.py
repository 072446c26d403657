"""Let everything be found from the first moment, without waiting for a worker."""

from cms.search.documents import read_waiting
from cms.search.services import mend


def fill_search() -> int:
    """Read the documents, and index what was there before search was; answer how many things that were."""
    return read_waiting() + mend()
