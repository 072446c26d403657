"""Titles for somebody who is still typing."""

from django.db.models import Case, F, Value, When
from django.http import HttpRequest
from django.utils import translation

from cms.core import findable
from cms.search.found import addresses
from cms.search.lexemes import Has, Rank
from cms.search.models import Entry
from cms.search.questions import Question

MOST = 8
SHORTEST = 2


def suggestions_for(question: Question, request: HttpRequest) -> list[dict[str, str]]:
    """The best titles, names and summaries that have the words so far, the reader's language first."""
    if len(question.text) < SHORTEST or not question:
        return []
    mine = Case(When(tag=translation.get_language(), then=Value(0)), default=Value(1))
    rank = Rank("head", question.words).desc()
    rows = Entry.objects.filter(Has("head", question.words)).defer("text", "head", "words")
    best = list(rows.order_by(mine.asc(), rank, F("date").desc(nulls_last=True), "-pk")[:MOST])
    urls = addresses(best, request)
    labels = {section.name: str(section.label) for section in findable.sections()}
    return [suggestion(row, urls[key], labels) for row in best if (key := (row.kind, row.object_id)) in urls]


def suggestion(row: Entry, url: str, labels: dict[str, str]) -> dict[str, str]:
    language = row.language
    section = labels.get(row.section, "")
    return {"title": row.title, "url": url, "lang": language.tag, "dir": language.direction, "section": section}
