"""Partner libraries in Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from cms.partners.viewsets import PartnersViewSetGroup

register_snippet(PartnersViewSetGroup)
