"""What a reader gets, and whether it comes from the cache."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def lived_in(visitor, house):
    """A site that has been looked at: the very first visit makes the row of its settings."""
    visitor.get("/en/")


def test_second_reader_gets_the_same_page_without_a_query(visitor, house, django_assert_num_queries):
    first = visitor.get("/en/")
    with django_assert_num_queries(0):
        second = visitor.get("/en/")
    assert (first["Cache-Status"], second["Cache-Status"], second.content == first.content) == (
        "pages; fwd=miss; stored",
        "pages; hit",
        True,
    )
