"""Names in addresses, made from what something is called."""

from itertools import count

from django.db.models import Model

from cms.core.slugs import transliterate

# Room for a number behind it: slugs of models have 50 characters.
LENGTH = 44


def free_slug(model: type[Model], text: str) -> str:
    """A name in addresses that no row of a model has, of a text in any script."""
    base = transliterate(text)[:LENGTH].strip("-")
    candidates = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(slug for slug in candidates if not model._default_manager.filter(slug=slug).exists())
