"""Which pages and languages the report is about."""

from functools import reduce
from operator import or_

import django_filters
from django.db.models import Case, Exists, IntegerField, Min, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Locale, Page, get_page_models

from cms.core import languages
from cms.home.report.states import State, kin_of, stale_since
from cms.home.translation import CENTRAL
from cms.news.models import NewsPage
from cms.partners.models import PartnerPage

SECTIONS = {
    "central": (_("Central pages"), CENTRAL),
    "libraries": (_("Pages of libraries"), (PartnerPage,)),
    "news": (_("News"), (NewsPage,)),
}


def kinds(section: str) -> Q:
    """Pages of a section, of whatever class below those that it names."""
    named = SECTIONS[section][1]
    return Q(content_type__in=content_types([model for model in get_page_models() if issubclass(model, named)]))


def content_types(models: list[type[Page]]) -> list[int]:
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415

    return [content_type.pk for content_type in ContentType.objects.get_for_models(*models).values()]


def rows() -> QuerySet[Page]:
    """One page for all its translations: the one that was there first. Central pages come first, in their order."""
    sections = {section: kinds(section) for section in SECTIONS}
    pages = Page.objects.filter(reduce(or_, sections.values()), alias_of=None)
    firsts = pages.order_by().values("translation_key").annotate(first=Min("pk")).values("first")
    whens = [When(found, then=Value(rank)) for rank, found in enumerate(sections.values())]
    rank = Case(*whens, output_field=IntegerField())
    return Page.objects.filter(pk__in=firsts).annotate(rank=rank).order_by("rank", "path")


def same_page(**conditions) -> Exists:
    return Exists(Page.objects.filter(translation_key=OuterRef("translation_key"), alias_of=None, **conditions))


class LanguagesFilterSet(WagtailFilterSet):
    """By section, language and state; with a language, only its states count and only its column is shown."""

    section = django_filters.ChoiceFilter(
        label=_("Section"),
        choices=[(name, label) for name, (label, _models) in SECTIONS.items()],
        method="in_section",
    )
    language = django_filters.ChoiceFilter(label=_("Language"), choices=languages.choices(), method="in_language")
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(state.value, state.label) for state in (State.MISSING, State.DRAFT, State.STALE)],
        method="in_state",
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def locales(self) -> list[Locale]:
        """The languages that are shown, in the order of the site."""
        chosen = self.form.cleaned_data.get("language") if self.form.is_valid() else None
        by_tag = {locale.language_code: locale for locale in Locale.objects.all()}
        return [by_tag[tag] for tag in languages.TAGS if tag in by_tag and chosen in ("", None, tag)]

    def in_section(self, queryset, _name, section):
        return queryset.filter(kinds(section))

    def in_language(self, queryset, _name, _tag):
        return queryset

    def in_state(self, queryset, _name, state):
        return {State.DRAFT: self.drafts, State.MISSING: self.missing, State.STALE: self.stale}[state](queryset)

    def drafts(self, queryset):
        return queryset.filter(same_page(live=False, locale__in=self.locales()))

    def missing(self, queryset):
        lacking = reduce(or_, (Q(~same_page(locale=locale)) for locale in self.locales()))
        return queryset.filter(kinds("central")).filter(lacking)

    def stale(self, queryset):
        central = list(queryset.filter(kinds("central")))
        families = kin_of(central)
        stale = stale_since(families.values())
        shown = {locale.pk for locale in self.locales()}
        found = [
            pk
            for pk, kin in families.items()
            if any(page.pk in stale and page.locale_id in shown for page in kin.pages.values())
        ]
        return queryset.filter(pk__in=found)
