"""Pictures that were uploaded or scaled; nothing else of the media folder is public.

Behind a web server the same rules hold there (README, "How to deploy"); documents always go through Wagtail, which
knows who may have them.
"""

import mimetypes
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

PICTURE_TYPES = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}
PUBLIC_FOLDERS = {"images", "original_images"}
A_YEAR = 365 * 24 * 3600


@require_safe
@cache_control(public=True, max_age=A_YEAR)
def media(request: HttpRequest, name: str) -> FileResponse:
    """A picture as a picture: never as a web page or a drawing that could carry a script."""
    path = PurePosixPath(name)
    kind = mimetypes.guess_type(path.name)[0]
    if ".." in path.parts or path.parts[0] not in PUBLIC_FOLDERS or kind not in PICTURE_TYPES:
        raise Http404
    if not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name), content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
