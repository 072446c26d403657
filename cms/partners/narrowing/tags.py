"""Tags that are offered while one types: those of the files one may work with."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.http import JsonResponse
from taggit.models import Tag, TaggedItem
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT

from cms.core.models import SiteDocument, SiteImage
from cms.partners.narrowing.visible import visible_documents, visible_images
from cms.users.models import User
from cms.users.requests import StaffRequest


def autocomplete(request: StaffRequest) -> JsonResponse:
    """The beginnings of Wagtail's answer to the same address."""
    term = request.GET.get("term")
    tags = visible_tags(request.user).filter(name__istartswith=term) if term else Tag.objects.none()
    names = tags.order_by("name").values_list("name", flat=True)
    return JsonResponse(list(names[:TAGS_AUTOCOMPLETE_LIMIT]), safe=False)


def visible_tags(user: User):
    """Tags of the pictures and documents that somebody may work with."""
    files: dict[type[Model], QuerySet] = {SiteImage: visible_images(user), SiteDocument: visible_documents(user)}
    tagged = Q()
    for model, found in files.items():
        tagged |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=found.values("pk"))
    return Tag.objects.filter(pk__in=TaggedItem.objects.filter(tagged).values("tag"))
