"""Words in the order of the alphabet."""

import pytest

from cms.core.collation import sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        [
            "Армения",
            "Әзірбайжан",
            "Беларусь",
            "Грузия",
            "Ғана",
            "Кипр",
            "Қазақстан",
            "Қырғызстан",
            "Латвия",
            "Өзбекстан",
        ],
        ["Тунис", "Украина", "Ұлыбритания", "Үндістан", "Франция"],
        ["Dominica", "Đan Mạch", "Estonia", "Việt Nam"],
        ["Hạ Long", "Hà Nội", "Hải Phòng", "Hòa Bình"],
        ["Иран", "Йемен", "Казахстан"],
        ["Österreich", "Poland"],
        ["الأردن", "المغرب", "مصر"],
    ],
)
def test_words_stand_in_the_order_of_the_alphabet(ordered):
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered


def test_case_makes_no_difference():
    assert sorted(["b", "A", "a", "B"], key=sort_key) == ["A", "a", "b", "B"]
