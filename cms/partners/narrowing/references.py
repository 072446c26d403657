"""What the fields of a page refer to: as it is stored, and as a form asks for it."""

from collections.abc import Iterator
from typing import cast

from django.db.models import Field, ForeignKey, Model
from django.forms import ModelForm
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

Reference = tuple[type[Model], int]


def references_of(instance: Model) -> set[Reference]:
    """The pages and files that an object and its inline children refer to."""
    values = {field: field.value_from_object(instance) for field in instance._meta.concrete_fields}
    found = {reference for field, value in values.items() for reference in referred_to(field, value)}
    for relation in get_all_child_relations(type(instance)):
        for child in getattr(instance, relation.get_accessor_name()).all():
            found |= references_of(child)
    return found


def references_asked_for(form: ModelForm) -> set[Reference]:
    """The same for what was sent in a form, whether it is valid or not: it is shown again either way."""
    found = {reference for field, value in sent(form) for reference in referred_to(field, value)}
    for formset in getattr(form, "formsets", {}).values():
        for child in formset.forms:
            found |= references_asked_for(child)
    return found


def sent(form: ModelForm) -> Iterator[tuple[Field, object]]:
    """The fields of the model that a form holds, each with what was sent for it."""
    fields = {field.name: field for field in form._meta.model._meta.concrete_fields}
    for name in form.fields.keys() & fields.keys():
        widget = form.fields[name].widget
        yield fields[name], widget.value_from_datadict(form.data, form.files, form.add_prefix(name))


def referred_to(field: Field, value: object) -> Iterator[Reference]:
    """The pages and files that one value of a field refers to; Wagtail's rich text and stream fields know theirs."""
    if isinstance(field, ForeignKey):
        found = [(cast(type[Model], field.related_model), value)]
    elif value is not None and hasattr(field, "extract_references"):
        found = [(model, pk) for model, pk, *_path in field.extract_references(value)]
    else:
        found = []
    yield from ((kind_of(model), int(str(pk))) for model, pk in found if str(pk).isdecimal())


def kind_of(model: type[Model]) -> type[Model]:
    """Pages of all kinds share their primary keys."""
    return Page if issubclass(model, Page) else model
