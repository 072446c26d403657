"""Pages for people who are logged in speak their language."""

from django.urls import reverse
from django.utils import translation

from cms.core.languages import BY_TAG


class OwnLanguageMiddleware:
    """Overrides the browser's languages in the admin and on account pages, but not a choice made in the address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_personal(request.path_info) and request.GET.get("lang") not in BY_TAG and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


def is_personal(path: str) -> bool:
    """Whether an address belongs to the admin or to accounts; public pages are the same for everybody."""
    return path.startswith((reverse("wagtailadmin_home"), reverse("account_entrance")))
