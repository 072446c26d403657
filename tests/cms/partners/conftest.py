"""Two libraries beside each other."""

import pytest

from tests.cms.partners.neighbours import Neighbours


@pytest.fixture
def neighbours(house) -> Neighbours:
    """An editor of one library, and another one with all that it has not published."""
    return Neighbours()
