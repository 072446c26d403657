"""The search page, what it suggests while one types, and how browsers learn of it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from cms.core import findable
from cms.core.chrome import Chrome
from cms.search.found import Group, found
from cms.search.questions import ask
from cms.search.results import Results
from cms.search.suggestions import suggestions_for

A_DAY = 24 * 3600


@require_safe
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """What a question finds. Never kept by a cache: there are as many addresses as there are questions."""
    results = Results(ask(request.GET.get("q", "")), request.GET)
    context = {"question": results.question, "results": results, "groups": groups(results, request)}
    response = render(request, "search/results.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def groups(results: Results, request: HttpRequest) -> list[Group]:
    """What is shown, section by section."""
    rows = found(results.shown, results.question.words, request)
    grouped = [(each, [row for row in rows if row.entry.section == each.name]) for each in findable.sections()]
    counts = results.section_counts
    return [Group(each, some, counts[each.name], results.with_section(each.name)) for each, some in grouped if some]


@require_safe
@never_cache
def suggestions(request: HttpRequest) -> HttpResponse:
    """Titles that begin as one types, as JSON: a list of objects with `title`, `url`, `lang`, `dir`, `section`."""
    found = suggestions_for(ask(request.GET.get("q", ""), typing=True), request)
    response = JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False})
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@cache_control(public=True, max_age=A_DAY)
def description(request: HttpRequest) -> HttpResponse:
    """How a browser can search the site from its own bar (OpenSearch 1.1)."""
    context = {"chrome": Chrome(request), "tag": translation.get_language()}
    return render(request, "search/opensearch.xml", context, content_type="application/opensearchdescription+xml")
