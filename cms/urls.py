"""Every address of the site; public pages stand under the prefix of their language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.core import views as core

urlpatterns = [
    path("", core.to_language),
    path("healthz/", core.healthz, name="healthz"),
    path("readyz/", core.Readiness.as_view(), name="readyz"),
    path("sitemap.xml", core.sitemap, name="sitemap"),
    path("robots.txt", core.robots, name="robots"),
    path("ornament/", include("cms.core.ornament.urls")),
    path("tint/<str:accent>.css", core.tint, name="tint"),
    path("accounts/", include("cms.users.urls")),
    path("admin/", include("cms.users.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("events.unprefixed_urls")),
    path("", include("sms.unprefixed_urls")),
    path("media/<path:name>", core.media, name="media"),
    path("picture/<str:signature>/<int:image_id>/<str:spec>/", core.picture_size, name="picture_size"),
]

if settings.DEBUG or settings.DEMO:
    urlpatterns += [
        path("styleguide/", core.styleguide, name="styleguide"),
        path("styleguide/letters/", core.letter_gallery, name="letter_gallery"),
        path("mailbox/", include("cms.outbox.urls")),
        path("styleguide/letters/<slug:name>/", core.letter_sample, name="letter_sample"),
    ]

urlpatterns += i18n_patterns(
    path("", include("events.urls")),
    path("", include("sms.urls")),
    path("", include("cms.news.urls")),
    path("_util/login/", core.to_login),
    path("search/", include("cms.search.urls")),
    # Beneath `_util/` stand Wagtail's own views.
    re_path(rf"^(?!_util/){wagtail_urls.serve_pattern.removeprefix('^')}", core.page, name="page"),
    path("", include(wagtail_urls)),
)
