"""Which language an answer is in."""

from django.conf import settings
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

    def remember(self, request, response) -> None:
        """Keep a choice for the following pages of the account; public pages carry theirs in their prefix."""
        tag = self.chosen(request)
        if tag and request.path_info.startswith(settings.LANGUAGE_COOKIE_PATH):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                tag,
                path=settings.LANGUAGE_COOKIE_PATH,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            )

    def process_response(self, request, response):
        self.remember(request, response)
        # Drawings, style sheets and pictures are the same for every reader.
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", translation.get_language())
            if not get_language_from_path(request.path_info):
                patch_vary_headers(response, ("Accept-Language",))
        return response
