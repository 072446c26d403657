"""A model field for one short text in several languages."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.languages import LANGUAGES, TAGS


class WordingWidget(forms.MultiWidget):
    """One line per language of the site, each labelled with the language's own name."""

    template_name = "core/widgets/wording.html"

    def __init__(self, attrs=None):
        super().__init__({tag: forms.TextInput() for tag in TAGS}, attrs)

    def decompress(self, value):
        return [(value or {}).get(tag, "") for tag in TAGS]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for line, language in zip(context["widget"]["subwidgets"], LANGUAGES, strict=True):
            line["language"] = language
            line["attrs"] |= {"lang": language.tag, "dir": language.direction, "aria-label": language.endonym}
            line["attrs"].pop("required", None)
        return context


class WordingFormField(forms.MultiValueField):
    """Answers `{tag: text}` with the lines that were filled in; required means at least one of them."""

    widget = WordingWidget

    def __init__(self, *, max_length=255, required=True, encoder=None, decoder=None, **kwargs):
        lines = [forms.CharField(max_length=max_length, required=False) for _tag in TAGS]
        super().__init__(fields=lines, required=required, require_all_fields=False, **kwargs)

    def compress(self, data_list):
        return {tag: text for tag, text in zip(TAGS, data_list, strict=False) if text}

    def has_changed(self, initial, data):
        return self.compress(data or []) != (initial or {})


def validate_wording(value: object) -> None:
    """Refuse anything but a mapping of our languages' tags to texts."""
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise ValidationError(_("Expected a text for each language."))
    if unknown := value.keys() - set(TAGS):
        raise ValidationError(_("Not a language of this site: %(tags)s."), params={"tags": ", ".join(sorted(unknown))})


class WordingField(models.JSONField):
    """A short text in several languages, stored as `{BCP 47 tag: text}`; read it with `cms.core.wording.in_language`.

    One column serves every language: no join per list item, and no migration when a language is added.
    """

    default_validators = [validate_wording]

    def __init__(self, *args, max_length=255, **kwargs):
        self.text_length = max_length
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.text_length != 255:
            kwargs["max_length"] = self.text_length
        return name, path, args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(form_class=WordingFormField, max_length=self.text_length, **kwargs)
