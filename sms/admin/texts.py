"""The field for what a broadcast says: room for a message in each language, and how each will look beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.fields import WordingFormField, WordingWidget
from cms.core.languages import TAGS

LONGEST = 1000
LINES = 4


class TextsWidget(WordingWidget):
    """A text area for each language; `shown` is what they become on a phone, by language, and stands beside them."""

    template_name = "wagtailadmin/sms/widgets/texts.html"
    shown: Mapping[str, object] = MappingProxyType({})

    def __init__(self, attrs=None):
        lines = {tag: forms.Textarea({"rows": LINES, "maxlength": LONGEST, "spellcheck": "true"}) for tag in TAGS}
        forms.MultiWidget.__init__(self, lines, attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for line in context["widget"]["subwidgets"]:
            line["shown"] = self.shown.get(line["language"].tag)
            line["attrs"] |= {"data-text": line["language"].tag, "aria-describedby": f"shown-{line['language'].tag}"}
        return context

    def value_from_datadict(self, data, files, name):
        """Browsers end lines with two characters (HTML, 4.10.21.4), of which each would be paid for."""
        values = super().value_from_datadict(data, files, name)
        return [value.replace("\r\n", "\n") if value else value for value in values]


def texts_field() -> WordingFormField:
    return WordingFormField(label=_("text"), max_length=LONGEST, required=False, widget=TextsWidget)
