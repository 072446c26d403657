"""Each fault of a catalogue is found."""

import polib
import pytest

from cms.core.messages.catalogues import empty, plural_forms
from cms.core.messages.checks import wrong_extent, wrong_header, wrong_messages
from cms.core.messages.findings import Exemption, Finding, exemptions, without_exempted

SEATS = {"msgid": "%(n)s seat", "msgid_plural": "%(n)s seats"}


def catalogue(tag, *entries):
    made = empty(tag)
    made.extend(polib.POEntry(**entry) for entry in entries)
    return made


def in_messages(tag, *entries, glossary=None):
    found = wrong_messages(catalogue(tag, *entries), language=tag, glossary=glossary or {})
    return [(finding.rule, finding.text) for finding in found]


def in_extent(present, needed=(), known=None):
    needed = [polib.POEntry(**entry) for entry in needed]
    known = needed if known is None else [polib.POEntry(**entry) for entry in known]
    found = wrong_extent(catalogue("kk", *present), language="kk", needed=needed, known=known)
    return [(finding.rule, finding.msgid) for finding in found]


def in_header(made):
    return [finding.text for finding in wrong_header(made, language="kk", plural_forms=plural_forms("kk"))]


@pytest.mark.parametrize(
    ("tag", "entry"),
    [
        ("kk", {"msgid": "Save", "msgstr": "Сақтау"}),
        ("kk", SEATS | {"msgstr_plural": {0: "бір орын", 1: "%(n)s орын"}}),
        ("vi", SEATS | {"msgstr_plural": {0: "%(n)s chỗ"}}),
        ("ar", SEATS | {"msgstr_plural": dict(enumerate(["لا مقاعد", "مقعد", "مقعدان", *["%(n)s مقاعد"] * 3]))}),
    ],
)
def test_good_message(tag, entry):
    assert in_messages(tag, entry) == []


@pytest.mark.parametrize(
    ("tag", "entry", "findings"),
    [
        ("kk", {"msgid": "Save"}, [("untranslated", "is not translated")]),
        ("kk", SEATS | {"msgstr_plural": {0: "орын", 1: ""}}, [("untranslated", "is not translated")]),
        ("kk", {"msgid": "Save", "msgstr": "Сақтау", "flags": ["fuzzy"]}, [("fuzzy", "is marked fuzzy")]),
        ("kk", SEATS | {"msgstr_plural": {0: "%(n)s"}}, [("plural", "has 1 forms of the plural; the language has 2")]),
        (
            "vi",
            SEATS | {"msgstr_plural": {0: "%(n)s", 1: "%(n)s"}},
            [("plural", "has 2 forms of the plural; the language has 1")],
        ),
        ("kk", {"msgid": "To %(place)s", "msgstr": "Мында"}, [("placeholder", "lacks %(place)s")]),
        (
            "ru",
            SEATS | {"msgstr_plural": {0: "место", 1: "%(n)s места", 2: "%(n)s мест", 3: "%(n)s мест"}},
            [("placeholder", "lacks %(n)s")],
        ),
        ("kk", {"msgid": "<b>a</b>", "msgstr": "а"}, [("tag", "lacks <b> </b>")]),
        ("kk", {"msgid": "Name:", "msgstr": "Аты"}, [("edge", "ends with no sign and the source with a colon")]),
        ("kk", {"msgid": "Book", "msgstr": "Кiтап"}, [("letter", "mixes Latin and Cyrillic letters in Кiтап")]),
    ],
)
def test_bad_message(tag, entry, findings):
    assert in_messages(tag, entry) == findings


def test_message_against_the_glossary():
    entry = {"msgid": "Save", "msgstr": "Құтқару"}
    assert in_messages("kk", entry, glossary={"Save": "Сақтау"}) == [
        ("glossary", "is “Құтқару” and in the glossary “Сақтау”")
    ]


def test_obsolete_message_is_not_checked_as_a_translation():
    assert in_messages("kk", {"msgid": "Save", "obsolete": True}) == []


def test_catalogue_without_a_plural_rule():
    made = catalogue("kk", {"msgid": "Save", "msgstr": "Сақтау"})
    del made.metadata["Plural-Forms"]
    assert [finding.text for finding in wrong_messages(made, language="kk", glossary={})] == [
        "not a Plural-Forms header: ''"
    ]


def test_header_with_djangos_plural_rule():
    made = catalogue("kk")
    made.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1)"
    assert in_header(made) == []


def test_header_with_another_plural_rule():
    made = catalogue("kk")
    made.metadata["Plural-Forms"] = "nplurals=1; plural=0;"
    assert in_header(made) == ["Plural-Forms is nplurals=1; plural=0;, and Django's nplurals=2; plural=(n!=1);"]


def test_header_marked_fuzzy():
    made = catalogue("kk")
    made.metadata_is_fuzzy = True
    assert in_header(made) == ["the header is marked fuzzy"]


def test_catalogue_with_all_messages_of_the_sources():
    assert in_extent([{"msgid": "Save"}, SEATS], needed=[{"msgid": "Save"}, SEATS]) == []


def test_catalogue_may_hold_known_messages_that_it_does_not_need():
    assert in_extent([{"msgid": "Save"}], needed=[], known=[{"msgid": "Save"}]) == []


@pytest.mark.parametrize(
    ("present", "needed", "findings"),
    [
        ([], [{"msgid": "Save"}], [("missing", "Save")]),
        ([{"msgid": "Save"}], [], [("unused", "Save")]),
        ([{"msgid": "Save", "msgctxt": "x"}], [{"msgid": "Save"}], [("missing", "Save"), ("unused", "Save")]),
        ([{"msgid": "%(n)s seat"}], [SEATS], [("missing", "%(n)s seat"), ("unused", "%(n)s seat")]),
        ([{"msgid": "Save", "obsolete": True}], [], [("obsolete", "Save")]),
    ],
)
def test_catalogue_out_of_step_with_the_sources(present, needed, findings):
    assert in_extent(present, needed) == findings


@pytest.mark.parametrize(
    ("exemption", "left"),
    [
        (("kk", "edge", "Min"), 0),
        (("*", "edge", "Min"), 0),
        (("ru", "edge", "Min"), 1),
        (("kk", "letter", "Min"), 1),
        (("kk", "edge", "Max"), 1),
    ],
)
def test_exemption_covers_its_language_rule_and_message(exemption, left):
    finding = Finding("kk", "edge", "ends with a full stop", "Min")
    assert len(list(without_exempted([finding], [Exemption(*exemption, "an abbreviation")]))) == left


def test_exemption_without_a_reason_is_refused(tmp_path):
    path = tmp_path / "exceptions.csv"
    path.write_text("language,rule,msgid,reason\nkk,edge,Min,\n")
    with pytest.raises(ValueError, match=r"exceptions\.csv: no reason is given for edge of “Min”"):
        exemptions(path)
