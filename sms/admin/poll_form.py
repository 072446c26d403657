"""The form of a poll: its questions and answers, which keep their meaning once people have answered."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.core.slugs import transliterate
from cms.partners.permissions import works_for_whole_network
from sms.admin.rows import libraries_for
from sms.models import Ballot, Poll
from sms.polls.errors import AlreadyAnswered
from sms.polls.steps import steps_of

# Of one question: its number, whether it is answered freely, and the numbers of its answers in order.
Shape = list[tuple[int | None, bool, list[int | None]]]
LONGEST_SLUG = 50


class PollForm(WagtailAdminModelForm):
    """A poll of one of the user's libraries, or of the network."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("Left empty, it is made from the title.")
        self.limit_libraries()

    def limit_libraries(self) -> None:
        field = cast(forms.ModelChoiceField, self.fields["library"])
        field.widget = forms.Select()
        field.queryset = libraries_for(self.for_user)
        field.required = not works_for_whole_network(self.for_user)
        field.empty_label = None if field.required else _("The network")

    def clean_slug(self) -> str:
        titles = self.cleaned_data.get("titles") or {}
        return self.cleaned_data["slug"] or free_slug(next(iter(titles.values()), ""))

    def is_valid(self) -> bool:
        return super().is_valid() and self.questions_stay()

    def questions_stay(self) -> bool:
        """What somebody has answered is reworded only: nothing comes, goes or moves."""
        poll = self.instance
        if poll.pk and Ballot.objects.filter(poll=poll).exists() and self.shape() != shape_of(poll):
            self.add_error(None, str(AlreadyAnswered.sentence))
        return not self.errors

    def shape(self) -> Shape:
        """The questions as they are to be."""
        return [
            (form.instance.pk, form.cleaned_data["is_free"], in_order(form.formsets["choices"]))
            for form in self.formsets["questions"].ordered_forms
        ]


def in_order(formset) -> list[int | None]:
    return [form.instance.pk for form in formset.ordered_forms]


def shape_of(poll: Poll) -> Shape:
    """The questions as they are."""
    return [
        (step.question.pk, step.question.is_free, [option.choice.pk for option in step.options])
        for step in steps_of(poll)
    ]


def free_slug(title: str) -> str:
    """A name in addresses that no poll has."""
    base = transliterate(title)[: LONGEST_SLUG - 4].strip("-")
    taken = set(Poll.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for slug in (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))) if slug not in taken
    )
