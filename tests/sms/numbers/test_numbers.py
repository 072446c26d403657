"""Phone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.numbers import Kind, NotANumber, digests, masked, parse


@pytest.mark.parametrize(
    ("written", "country", "e164", "read_country"),
    [
        ("+7 701 234-56-78", "", "+77012345678", "KZ"),
        ("8 (701) 234 56 78", "KZ", "+77012345678", "KZ"),
        ("+7 901 234 56 78", "", "+79012345678", "RU"),
        ("90 123 45 67", "UZ", "+998901234567", "UZ"),
        ("0912 345 678", "VN", "+84912345678", "VN"),
        ("＋７７０１２３４５６７８", "", "+77012345678", "KZ"),
        ("+٧٧٠١٢٣٤٥٦٧٨", "", "+77012345678", "KZ"),
        ("00 44 7400 123456", "GB", "+447400123456", "GB"),
    ],
)
def test_numbers_are_read_into_one_form(written, country, e164, read_country):
    number = parse(written, country)
    assert (number.e164, number.country, number.kind) == (e164, read_country, Kind.MOBILE)


@pytest.mark.parametrize(
    "written",
    ["", "STOP", "123", "87012345678", "+7 701 234", "+999 123 456 789", "1" * 5_000, "+7" + "0" * 39, "+1 555 0100 x"],
)
def test_what_is_no_number_is_refused(written):
    with pytest.raises(NotANumber):
        parse(written)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("+7 727 261 00 00", Kind.LANDLINE),
        ("+44 20 7946 0958", Kind.LANDLINE),
        ("+1 800 234 5678", Kind.LANDLINE),
        ("+1 212 555 1234", Kind.UNCLEAR),
        ("+7 701 234 56 78", Kind.MOBILE),
    ],
)
def test_landlines_are_known(written, kind):
    assert parse(written).kind == kind


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_is_refused(text):
    try:
        number = parse(text, "KZ")
    except NotANumber:
        return
    assert parse(number.e164) == number


def test_masked_number_shows_its_beginning_and_two_digits():
    assert masked("+77012345678") == "+7701•••••78"
    assert [masked("1234567"), masked("")] == ["•••••••", ""]


def test_digest_is_keyed_and_outlives_a_change_of_the_key(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "old", []
    [before] = digests("+77012345678")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", ["old"]
    newest, oldest = digests("+77012345678")
    assert (oldest, newest == before, len(before)) == (before, False, 64)
    assert digests("+77012345679") != [newest, oldest]
