"""Which language an answer is in."""

from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path, get_language_from_request

from cms.core.languages import BY_TAG


class LanguageMiddleware(LocaleMiddleware):
    """The prefix decides; without one the person's own choice, then the browser.

    Django's own redirects every unprefixed address that is not found to a prefixed one, which turns each typing error
    into a redirect and a wrong address into two. Here only `/` redirects (its view does), and a 404 stays a 404.
    """

    def process_request(self, request):
        tag = get_language_from_path(request.path_info) or self.chosen(request) or get_language_from_request(request)
        translation.activate(tag)
        request.LANGUAGE_CODE = translation.get_language()

    def chosen(self, request) -> str | None:
        """The language that a link to an unprefixed page carried along (`?lang=kk`)."""
        tag = request.GET.get("lang")
        return tag if tag in BY_TAG else None

    def process_response(self, request, response):
        # Drawings, style sheets and pictures are the same for every reader.
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", translation.get_language())
            if not get_language_from_path(request.path_info):
                patch_vary_headers(response, ("Accept-Language",))
        return response
