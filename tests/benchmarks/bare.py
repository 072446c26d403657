"""The least that Django can do: one view, without middleware, that answers with what the same cache holds."""

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.urls import path


def bare(request: HttpRequest) -> HttpResponse:
    headers, body = caches["pages"].get("bare")
    return HttpResponse(body, headers=headers)


urlpatterns = [path("bare/", bare)]
