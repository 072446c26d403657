"""Placeholders and tags survive translation."""

import pytest

from cms.core.messages.placeholders import wrong_placeholders, wrong_tags


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Save", "Сақтау"),
        ("%(a)s of %(b)s", "%(b)s: %(a)s, %(a)s"),
        ("%s and %d", "%s және %d"),
        ("{a} of {b:.1f}", "{b:.1f}: {a}"),
        ("{} of {}", "{} / {}"),
        ("%(n)s is 100%% free", "%(n)s 100%% бос"),
        ("50% off", "50 % жеңілдік"),
        ("from %(limit_value)s", "%(limit_value)sдан"),
    ],
)
def test_right_placeholders(source, translation):
    assert list(wrong_placeholders(source, translation)) == []


@pytest.mark.parametrize(
    ("source", "translation", "problems"),
    [
        ("%(a)s of %(b)s", "%(a)s", ["lacks %(b)s"]),
        ("%(name)s", "%(nmae)s", ["lacks %(name)s", "has %(nmae)s, which the source has not"]),
        ("{a} of {b}", "{a}", ["lacks {b}"]),
        ("Save", "Save {0}", ["has {0}, which the source has not"]),
        ("%d seats", "орын", ["has other placeholders without a name, or in another order"]),
        ("%s has %d", "%d: %s", ["has other placeholders without a name, or in another order"]),
        ("%(n)s is 100%% free", "%(n)s 100% бос", [
            "has other placeholders without a name, or in another order",
            "has a single %, which must be written %%",
        ]),
    ],
)  # fmt: skip
def test_wrong_placeholders(source, translation, problems):
    assert list(wrong_placeholders(source, translation)) == problems


def test_form_for_one_number_may_lack_the_number():
    assert list(wrong_placeholders("%(n)s seats", "бір орын", may_lack=1)) == []


def test_form_for_one_number_may_not_lack_more():
    assert list(wrong_placeholders("%(n)s of %(all)s", "бір орын", may_lack=1)) == ["lacks %(n)s, %(all)s"]


def test_plural_may_use_what_only_the_singular_has():
    assert list(wrong_placeholders("%(n)s seats", "%(n)s %(x)s", also="%(x)s seat")) == []


def test_tags_of_the_source_are_right():
    assert list(wrong_tags('<a href="%(url)s">here</a>', 'міне <a href="%(url)s">осында</a>')) == []


@pytest.mark.parametrize(
    ("source", "translation", "problems"),
    [
        ("<b>Note</b>", "<b>Ескертпе", ["lacks </b>"]),
        ("Note", "<script>x</script>", ["has <script> </script>, which the source has not"]),
        ('<a href="/x">', '<a href="/y">', ['lacks <a href="/x">', 'has <a href="/y">, which the source has not']),
        ("<b>a</b>", "<b>a</b> <b>b</b>", ["has <b> </b>, which the source has not"]),
    ],
)
def test_wrong_tags(source, translation, problems):
    assert list(wrong_tags(source, translation)) == problems
