"""Keywords in the admin: the words, and what happens when one of them is texted."""

from typing import ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column

from cms.partners.narrowing.model_views import NarrowedIndexView, NarrowedViewSet
from cms.partners.permissions import libraries_of, works_for_whole_network
from cms.users.models import User
from sms.answering import handlers
from sms.models import Keyword, KeywordWord
from sms.models.keyword import FOLDED
from sms.words.folding import fold
from sms.words.reading import read

BETWEEN = "|"


def what_it_can_do(user: User) -> list[tuple[str, list[tuple[str, str]]]]:
    """What somebody's keywords can do, in groups: `join|topic:3` and its label."""
    groups = [(str(handler.label), deeds_of(handler, user)) for handler in handlers.every()]
    return [(label, deeds) for label, deeds in groups if deeds]


def deeds_of(handler: handlers.Handler, user: User) -> list[tuple[str, str]]:
    """Pairs for each target; one without a target is a group of its own."""
    if not handler.needs_target:
        return [(f"{handler.name}{BETWEEN}", str(handler.label))]
    return [(f"{handler.name}{BETWEEN}{target}", label) for target, label in handler.choices(user)]


class WordForm(WagtailAdminModelForm):
    """One word, which must mean nothing else."""

    class Meta:
        model = KeywordWord
        fields: ClassVar = ["word", "language"]

    def clean_word(self) -> str:
        word = self.cleaned_data["word"]
        self.instance.folded = folded = fold(word)
        if not folded or len(folded) > FOLDED:
            raise forms.ValidationError(_("Write letters or digits."))
        reading = read(word)
        if reading.actions or reading.number is not None:
            raise forms.ValidationError(
                _("This word means something to everybody already: stop, help, yes or the like.")
            )
        if KeywordWord.objects.filter(folded=folded).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another keyword has this word."))
        return word


class KeywordForm(WagtailAdminModelForm):
    """A keyword; what it does and what about are chosen in one."""

    does = forms.ChoiceField(label=_("Does what"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        does = cast(forms.ChoiceField, self.fields["does"])
        does.choices = [("", "---------"), *what_it_can_do(self.for_user)]
        if self.instance.handler:
            self.initial["does"] = f"{self.instance.handler}{BETWEEN}{self.instance.target}"
        self.limit_libraries()

    def limit_libraries(self) -> None:
        field = cast(forms.ModelChoiceField, self.fields["library"])
        field.widget = forms.Select()
        field.queryset = libraries_of(self.for_user).order_by("slug")
        field.required = not works_for_whole_network(self.for_user)
        field.empty_label = None if field.required else _("The network")

    def clean(self):
        cleaned = super().clean()
        if does := self.cleaned_data.get("does"):
            self.instance.handler, self.instance.target = does.split(BETWEEN, 1)
        return cleaned

    def is_valid(self) -> bool:
        return super().is_valid() and self.words_are_apart()

    def words_are_apart(self) -> bool:
        """No two ways of writing it are one and the same."""
        formset, known = self.formsets["words"], set()
        for form in formset.forms:
            folded = form.instance.folded if form not in formset.deleted_forms else ""
            if folded and folded in known:
                form.add_error("word", _("This word is there already."))
            known.add(folded)
        return not any(form.errors for form in formset.forms)


class WordsPanel(InlinePanel):
    """The words, each checked by itself."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"]["words"]["form"] = WordForm
        return options


class KeywordIndexView(NarrowedIndexView):
    """Keywords with their words."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("library").prefetch_related("words")


def words_of(keyword: Keyword) -> str:
    return ", ".join(word.word for word in keyword.words.all())


def does_what(keyword: Keyword) -> str:
    handler = handlers.get(keyword.handler)
    return str(handler.label) if handler else keyword.handler


class KeywordViewSet(NarrowedViewSet):
    """What people can text."""

    model = Keyword
    name = "sms_keywords"
    icon = "tag"
    menu_label = _("Keywords")
    index_view_class = KeywordIndexView
    list_display: ClassVar = [
        "name",
        Column("words", accessor=words_of, label=pgettext_lazy("of a keyword", "Words")),
        Column("handler", accessor=does_what, label=_("Does what")),
        "library",
        BooleanColumn("is_active", label=_("In use")),
    ]
    search_fields: ClassVar = ["name", "words__word"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("library"),
            FieldPanel("does"),
            WordsPanel("words", heading=_("Words"), label=_("word"), min_num=1),
            FieldPanel("replies"),
            FieldPanel("is_active"),
        ],
        base_form_class=KeywordForm,
    )
