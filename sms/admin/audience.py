"""The questions that apps ask about an audience, as fields of the editor."""

from collections.abc import Mapping
from typing import Any

from django import forms

from cms.users.models import User
from sms.broadcasts import filters

PREFIX = "audience_"


def audience_fields(user: User) -> dict[str, forms.Field]:
    """A field for each registered filter, by its name in the form."""
    return {PREFIX + each.name: each.form_field(user) for each in filters.every()}


def initial_of(audience: Mapping[str, Any]) -> dict[str, Any]:
    """What a broadcast keeps, as the fields show it."""
    return {PREFIX + name: value for name, value in audience.items()}


def audience_of(cleaned: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields say, as a broadcast keeps it. A filter that no app knows any more stays: without it a text for
    few would go to all."""
    known = {each.name for each in filters.every()}
    kept = {name: value for name, value in before.items() if name not in known}
    return kept | {name: cleaned[PREFIX + name] for name in known if cleaned.get(PREFIX + name)}
