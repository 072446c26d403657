"""Letters as they look; in debug and in the demo only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.core import languages
from cms.core.letter_samples import samples

# A letter is somebody else's page: it runs nothing, loads nothing and opens its links elsewhere.
FRAME_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


def framed(html: str) -> HttpResponse:
    """The page of a letter, to be shown in a frame."""
    page = html.replace("<head>", '<head><base target="_blank">', 1)
    return HttpResponse(page, headers={"Content-Security-Policy": FRAME_POLICY})


def chosen_language(request: HttpRequest) -> languages.Language:
    return languages.get(request.GET.get("lang"))


@require_safe
def letter_gallery(request: HttpRequest) -> HttpResponse:
    """Every letter with sample matter, in the language of `?lang=`."""
    language = chosen_language(request)
    letters = [(sample.name, sample.letter(language.tag)) for sample in samples().values()]
    return render(
        request,
        "styleguide/letters.html",
        {"letters": letters, "language": language, "languages": languages.LANGUAGES},
    )


@require_safe
def letter_sample(request: HttpRequest, name: str) -> HttpResponse:
    """The page of one letter."""
    sample = samples().get(name)
    if not sample:
        raise Http404
    return framed(str(sample.letter(chosen_language(request).tag).alternatives[0][0]))
