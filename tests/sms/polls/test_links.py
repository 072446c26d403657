"""Links by which one person answers one poll."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.logs import mask
from sms.polls.links import LENGTH, BadLink, answer_path, answer_url, named_in, token_of


@given(st.integers(1, 2**24 - 1), st.integers(1, 2**32 - 1))
def test_token_names_what_it_was_made_for(poll, subscriber):
    token = token_of(poll, subscriber)
    assert named_in(token) == (poll, subscriber)
    assert len(token) == LENGTH


@given(st.text(max_size=50))
def test_nothing_else_is_a_token(text):
    with pytest.raises(BadLink):
        named_in(text)


def test_every_letter_counts():
    token = token_of(3, 70_000)
    for place in range(len(token)):
        changed = token[:place] + ("a" if token[place] != "a" else "b") + token[place + 1 :]
        with pytest.raises(BadLink):
            named_in(changed)


def test_link_is_hidden_in_the_log():
    assert mask(f"GET {answer_path(12, 1_000_000)} 200") == "GET /p/…/ 200"


def test_link_of_before_a_change_of_keys_is_good(settings):
    token = token_of(3, 4)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert named_in(token) == (3, 4)
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(BadLink):
        named_in(token)


@pytest.mark.django_db
def test_link_costs_no_query(django_assert_num_queries, settings):
    with django_assert_num_queries(0):
        assert answer_url(1, 2) == settings.PUBLIC_URL + answer_path(1, 2)
