"""Placeholders in texts."""

import pytest

from sms.texts.placeholders import UnknownPlaceholder, fill, names_in


def test_names_stand_in_their_order_each_once():
    assert names_in("{date}: {title} on { date }, {poll:chess} {}") == ["date", "title", "poll:chess", ""]
    assert names_in("none") == []


def test_values_take_their_place_and_are_not_read_again():
    assert fill("{a} and { b } {a}", {"a": "{b}", "b": "2"}) == "{b} and 2 {b}"


@pytest.mark.parametrize("text", ["Hi {nmae}", "{}", "{Name}"])
def test_an_unknown_name_is_refused(text):
    with pytest.raises(UnknownPlaceholder) as refused:
        fill(text, {"name": "Aiya"})
    assert refused.value.name == text.partition("{")[2].rstrip("}")


def test_braces_without_a_pair_are_text():
    assert [fill(text, {}) for text in (":-{ and", "} or {")] == [":-{ and", "} or {"]
