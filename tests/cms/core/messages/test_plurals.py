"""What a Plural-Forms header says."""

import pytest

from cms.core.messages.catalogues import plural_forms
from cms.core.messages.plurals import PluralRule, parse


@pytest.mark.parametrize(
    ("tag", "rule"),
    [
        ("vi", PluralRule(1, frozenset())),
        ("kk", PluralRule(2, frozenset({0}))),
        ("ru", PluralRule(4, frozenset())),
        ("ar", PluralRule(6, frozenset({0, 1, 2}))),
    ],
)
def test_rule_of_a_language(tag, rule):
    assert parse(plural_forms(tag)) == rule


def test_header_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not a Plural-Forms header: 'nplurals=INTEGER'"):
        parse("nplurals=INTEGER")
