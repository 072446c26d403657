"""Leaving the mails that one may do without, by the link in each of them and without logging in (RFC 8058)."""

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from wagtail.users.models import UserProfile

from cms.users.models import User

SALT = "mails that one may leave"
# What Wagtail calls its notifications, and what their readers call them.
NOTIFICATIONS = {
    "submitted": _("what waits for your approval"),
    "approved": _("what of yours has been published"),
    "rejected": _("what of yours has been sent back"),
    "updated_comments": _("comments on pages you follow"),
}


def unsubscribe_url(user: User, notification: str) -> str:
    """The address at which somebody leaves one kind of mail; whoever has it can do that and nothing else."""
    token = signing.dumps([user.pk, notification], salt=SALT)
    return f"{settings.PUBLIC_URL}{reverse('unsubscribe', args=[token])}?lang={user.language}"


# Mail programs post here of their own accord, without a cookie; the signature says who may.
@method_decorator(csrf_exempt, name="dispatch")
class UnsubscribeView(View):
    """Asks on GET, because programs follow links to look for viruses; a POST ends it, another begins it again."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        profile, notification = self.find(token)
        return self.show(request, notification, wanted=getattr(profile, f"{notification}_notifications"))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        profile, notification = self.find(token)
        wanted = "again" in request.POST
        UserProfile.objects.filter(pk=profile.pk).update(**{f"{notification}_notifications": wanted})
        return self.show(request, notification, wanted=wanted)

    def find(self, token: str) -> tuple[UserProfile, str]:
        try:
            pk, notification = signing.loads(token, salt=SALT)
            return UserProfile.get_for_user(User.objects.get(pk=pk)), notification
        except (signing.BadSignature, User.DoesNotExist) as unknown:
            raise Http404 from unknown

    def show(self, request: HttpRequest, notification: str, *, wanted: bool) -> HttpResponse:
        context = {"wanted": wanted, "about": NOTIFICATIONS[notification]}
        return render(request, "account/unsubscribe.html", context)
