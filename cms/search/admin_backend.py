"""Wagtail's own search, of its admin and its choosers, with our normaliser before it.

`WAGTAILSEARCH_BACKENDS` names this module. What is written to Wagtail's index and what is asked of it goes through the
same functions as the public search. Nothing but words reaches the database, and few of them: of its own accord Wagtail
answers a quotation mark with an error of SQLite (wagtail/wagtail#13227), two thousand words with one of Python.
"""

from copy import copy
from functools import cache
from typing import Any

from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField
from modelsearch.query import MATCH_NONE, And, Or, PlainText, SearchQuery

from cms.core import normaliser
from cms.core.languages import TAGS

MOST_CHARACTERS = 200
MOST_WORDS = 12


def SearchBackend(params: dict) -> BaseSearchBackend:  # noqa: N802 - the name that Wagtail looks for
    """The backend of the database in use, normalising."""
    backend: Any = type(database.SearchBackend(params))
    return normalising(backend)(params)


@cache
def normalising(backend: type[BaseSearchBackend]) -> type[BaseSearchBackend]:
    index = type("Index", (NormalisingIndex, backend.index_class), {})
    return type("Backend", (NormalisingBackend, backend), {"index_class": index})


class NormalisingBackend:
    """Asks for the normal forms of words."""

    def search(self, query, *args, **kwargs):
        return super().search(asked(query), *args, **kwargs)

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(asked(query), *args, **kwargs)


def asked(query: str | SearchQuery) -> SearchQuery:
    """What was typed as words of any language of the site.

    Without words it finds nothing. The admin's views do not survive Wagtail's own answer to an empty question.
    """
    text = typed(query)
    if text is None:
        return query
    spelled = {phrase for tag in TAGS for phrase in spellings(text[:MOST_CHARACTERS], tag) if phrase}
    return Or([PlainText(phrase) for phrase in sorted(spelled)]) if spelled else MATCH_NONE


def typed(query: str | SearchQuery) -> str | None:
    """The text of a question, which the search of pages has taken apart; None for one that is no text."""
    if isinstance(query, And | Or):
        return " ".join(filter(None, map(typed, query.subqueries)))
    return query if isinstance(query, str) else getattr(query, "query_string", None)


def spellings(text: str, tag: str) -> tuple[str, str]:
    """The first words of a text as stems and as they are, for somebody who has not typed the last one to its end."""
    words = [text[token.start : token.end] for token in normaliser.tokens(text, tag)][:MOST_WORDS]
    fold = normaliser.get(tag).fold
    return " ".join(normaliser.form(tag, word) for word in words), " ".join(map(fold, words))


class NormalisingIndex:
    """Writes the normal forms of words."""

    def add_items(self, model, objs):
        super().add_items(model, [Spelled(obj) for obj in objs])


class Spelled:
    """An object whose search fields answer words in their normal forms; the index asks for no more of it."""

    def __init__(self, obj: Any):
        self.obj = obj
        self.pk = obj.pk
        locale = getattr(obj, "locale", None)
        self.tags = (locale.language_code,) if locale else TAGS

    def get_search_fields(self) -> list:
        return [self.field(field) for field in self.obj.get_search_fields()]

    def field(self, field: BaseField | RelatedFields) -> BaseField | RelatedFields:
        made = copy(field)
        if isinstance(field, RelatedFields):
            made.fields = [self.field(each) for each in field.fields]
            made.get_value = lambda owner: field.get_value(self.real(owner))
        elif isinstance(field, SearchField | AutocompleteField):
            made.get_value = lambda owner: self.words(field.get_value(self.real(owner)))
        return made

    def real(self, owner: object) -> object:
        """The object itself; what is related to it is real already."""
        return self.obj if owner is self else owner

    def words(self, value: object) -> str:
        text = " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
        found = (word for tag in self.tags for word in (*normaliser.forms(text, tag), *normaliser.folded(text, tag)))
        return " ".join(dict.fromkeys(found))
