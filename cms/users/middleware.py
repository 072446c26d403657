"""Pages for people who are logged in speak their language, and know how long they have been away."""

import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.utils import translation
from django.utils.translation import gettext

from cms.core.languages import BY_TAG
from cms.users.personal_addresses import is_personal

SEEN = "seen_at"
SECONDS_BETWEEN_NOTES = 300


class OwnLanguageMiddleware:
    """Overrides the browser's languages in the admin and on account pages, but not a choice made in the address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_personal(request.path_info) and request.GET.get("lang") not in BY_TAG and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


class PresenceMiddleware:
    """Notes when a session was last used, and ends one of staff that has been idle in an open window.

    Browsers that restore their windows bring back sessions that were to end with them; on a computer that others use
    that is somebody else's chance. Who has asked to stay logged in on a device of their own stays.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_personal(request.path_info) and request.user.is_authenticated:
            if has_been_idle(request):
                logout(request)
                messages.info(request, gettext("You were away for long, so we have logged you out. Log in again."))
                return redirect_to_login(request.get_full_path())
            note_presence(request)
        return self.get_response(request)


def has_been_idle(request) -> bool:
    """Whether a session of staff has been unused for longer than STAFF_IDLE_MINUTES; 0 switches this off."""
    seen = request.session.get(SEEN)
    limit = settings.STAFF_IDLE_MINUTES * 60
    if not limit or not seen or time.time() - seen <= limit:
        return False
    return request.user.is_colleague and request.session.get_expire_at_browser_close()


def note_presence(request) -> None:
    """Write down, not oftener than is shown, that this session is in use."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) >= SECONDS_BETWEEN_NOTES:
        request.session[SEEN] = now
        UserSession.objects.create_from_request(request)
