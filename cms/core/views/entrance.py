"""Where people are led who come without a prefix, or by a side door."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import get_language_from_path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.core import languages


@require_safe
def to_language(request: HttpRequest) -> HttpResponse:
    """The one redirect by Accept-Language: from `/` to the front page in the reader's language."""
    response = redirect(f"/{languages.get(request.LANGUAGE_CODE).tag}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@never_cache
def to_login(request: HttpRequest) -> HttpResponse:
    """Wagtail's own log-in pages lead to the one that has rate limits and codes by mail.

    Wagtail sends people here from what they may not see. Who is logged in has an answer already, and would be sent
    round in circles.
    """
    if request.user.is_authenticated:
        # The page says what Wagtail has left as a message.
        list(get_messages(request))
        return render(request, "account/no_access.html", status=403)
    query = {"next": request.GET.get("next"), "lang": get_language_from_path(request.path_info)}
    given = urlencode({name: value for name, value in query.items() if value})
    return redirect(f"{resolve_url(settings.LOGIN_URL)}{'?' if given else ''}{given}")


@never_cache
def to_admin_login(request: HttpRequest) -> HttpResponse:
    """The same for the admin; whoever may enter it is let in."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    return to_login(request)
