"""Where a short link leads."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sms.links.services import count_visit
from sms.links.visitors import is_person
from sms.models import ShortLink


@require_safe
@never_cache
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the address and count that, without a cookie or anything else about who follows it."""
    link = ShortLink.objects.filter(code=code.lower()).first() if code.isalnum() else None
    if link is None:
        raise Http404
    if is_person(request):
        count_visit(link.pk)
    response = HttpResponseRedirect(link.url)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # The page that it leads to does not hear which message it stood in.
    response["Referrer-Policy"] = "no-referrer"
    return response
