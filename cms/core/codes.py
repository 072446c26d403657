"""A model field for a few codes out of a fixed list: languages of an event, age bands, hours before a start."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class CodesFormField(forms.MultipleChoiceField):
    """Boxes to tick; answers the codes in the order of the list."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        ticked = set(super().clean(value))
        return [code for code, _label in self.choices if str(code) in ticked]

    def has_changed(self, initial, data):
        return set(initial or []) != set(data or [])


class CodesField(models.CharField):
    """Codes without spaces, in Python a list, stored as ` kk ru `; `filter(languages__has="kk")` asks for one.

    One column asked alike on every database: SQLite cannot look into JSON lists, a table would cost a join and a query.
    """

    def __init__(self, *args, codes=(), max_length=255, **kwargs):
        self.codes = codes
        kwargs.setdefault("default", list)
        super().__init__(*args, max_length=max_length, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        # None where a joined row is missing.
        return (value or "").split()

    def to_python(self, value):
        return value.split() if isinstance(value, str) else list(value or [])

    def get_prep_value(self, value):
        return f" {' '.join(map(str, value))} " if value and not isinstance(value, str) else value or ""

    def value_to_string(self, obj):
        return " ".join(map(str, self.value_from_object(obj)))

    def validate(self, value, model_instance):
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        if unknown := set(map(str, value)) - {str(code) for code, _label in self.offered()}:
            raise ValidationError(_("Not on the list: %(codes)s."), params={"codes": ", ".join(sorted(unknown))})

    def run_validators(self, value):
        super().run_validators(self.get_prep_value(value))

    def offered(self) -> list[tuple[str, object]]:
        """Pairs of code and label."""
        return list(self.codes() if callable(self.codes) else self.codes)

    def formfield(self, **kwargs):
        return models.Field.formfield(self, form_class=CodesFormField, choices=self.offered, **kwargs)


@CodesField.register_lookup
class Has(models.Lookup):
    """Whether a code is one of those stored."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", [*params, f"% {escaped(str(self.rhs))} %"]


def escaped(code: str) -> str:
    """A code that may come from an address, as a pattern that nothing but itself answers to; no code has a space."""
    return "\x01" if set(code) & set(" %_\\") or not code else code
