"""A picture in one size, made when somebody looks at it before its sizes are there."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.images.utils import verify_signature

from cms.core.models import SiteImage
from cms.core.sizes import NO_PICTURE, make_size


@require_safe
@never_cache
def picture_size(request: HttpRequest, signature: str, image_id: int, spec: str) -> HttpResponseRedirect:
    """Lead to the file, which is made at once; only sizes that our own pages have named."""
    if not verify_signature(signature.encode(), image_id, spec):
        raise PermissionDenied
    image = get_object_or_404(SiteImage, pk=image_id)
    try:
        size = make_size(image=image, spec=spec)
    except NO_PICTURE as unreadable:
        raise Http404 from unreadable
    return redirect(size.url if size else image.file.url)
