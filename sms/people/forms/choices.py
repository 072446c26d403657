"""What somebody wants to get: topics of the network and of libraries, the language, how often."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.languages import choices
from cms.partners.libraries import PartnerLibrary
from cms.partners.zones import zone_label
from sms.models import Subscriber, Topic
from sms.models.subscriber import Cap
from sms.numbers.zones import clocks, offsets, zones
from sms.people.consents import Subject
from sms.people.services.subscribing import zone_of


class Group(NamedTuple):
    """Topics from one library, or from the network."""

    library: PartnerLibrary | None
    title: str
    topics: list[Topic]


def spelled(subject: Subject) -> str:
    topic, library = subject
    return f"{topic}:{library or 0}"


def groups_for(subscriber: Subscriber) -> Iterator[Group]:
    """What can be followed: open topics and those that are followed, from the network and the libraries known here."""
    followed = [(row.topic_id, row.library_id) for row in subscriber.followings.filter(is_active=True)]
    topics = list(Topic.objects.filter(Q(is_open=True) | Q(pk__in=[topic for topic, _library in followed])))
    wanted = [library for _topic, library in followed if library]
    libraries = PartnerLibrary.objects.filter(Q(pk__in=wanted) | Q(pk=subscriber.library_id)).order_by("slug")
    for library in [None, *libraries]:
        pk = library.pk if library else None
        offered = [topic for topic in topics if topic.is_open or (topic.pk, pk) in followed]
        yield Group(library, str(library.name) if library else _("From the whole network"), offered)


def zone_choices(country: str) -> list[tuple[str, str]]:
    """The zones of a country from west to east, by city; none where all of them have the same time."""
    year = timezone.localdate().year
    if len(clocks(country, year)) < 2:
        return []
    labels = {name: zone_label(name) for name in zones(country)}
    return sorted(labels.items(), key=lambda item: (offsets(item[0], year), item[1]))


class ChoicesForm(forms.Form):
    """Several lists of boxes that are one field."""

    language = forms.ChoiceField(label=gettext_lazy("Language of messages"), choices=choices)
    cap = forms.TypedChoiceField(label=gettext_lazy("How often at most"), choices=Cap.choices, coerce=int)

    def __init__(self, *args, subscriber: Subscriber, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = list(groups_for(subscriber))
        followed = subscriber.followings.filter(is_active=True).values_list("topic_id", "library_id")
        for group in self.groups:
            self.fields[name_of(group)] = boxes(group, followed)
        if offered := zone_choices(subscriber.country):
            zone = zone_of(subscriber.country, None, subscriber.zone)
            self.fields["zone"] = forms.ChoiceField(label=_("Time zone"), choices=offered, initial=zone, required=False)
        self.fields["language"].initial = subscriber.language
        self.fields["cap"].initial = subscriber.cap

    def topic_fields(self) -> list[forms.BoundField]:
        return [self[name_of(group)] for group in self.groups]

    @property
    def offered(self) -> list[Subject]:
        return [(topic.pk, pk_of(group)) for group in self.groups for topic in group.topics]

    @property
    def wanted(self) -> list[Subject]:
        ticked = {value for group in self.groups for value in self.cleaned_data[name_of(group)]}
        return [subject for subject in self.offered if spelled(subject) in ticked]


def name_of(group: Group) -> str:
    return f"topics_{pk_of(group) or 0}"


def pk_of(group: Group) -> int | None:
    return group.library.pk if group.library else None


def boxes(group: Group, followed: Iterable[Subject]) -> forms.MultipleChoiceField:
    """The topics of one group; ticked are those that are followed."""
    pk = pk_of(group)
    return forms.MultipleChoiceField(
        label=group.title,
        required=False,
        choices=[(spelled((topic.pk, pk)), str(topic.name)) for topic in group.topics],
        initial=[spelled((topic, library)) for topic, library in followed if library == pk],
        widget=forms.CheckboxSelectMultiple,
    )
