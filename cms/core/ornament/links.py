"""Addresses of drawings."""

from django.urls import reverse

from cms.core.ornament.recipes import COVER_SIZE, Recipe
from cms.core.ornament.signing import sign


def ornament_url(
    kind: str, seed: str, palette: str, *, family: str | None = None, size: tuple[int, int] = COVER_SIZE
) -> str:
    """The signed address of a drawing: `/ornament/<signature>/<recipe>/<seed>.svg`.

    `kind` is cover, band, spine or mark. What a kind does not depend on (family and size: all but covers; the seed: the
    mark) is left out, so that one drawing has one address. Raises ValueError for a kind, palette, family or size that
    there is not.
    """
    recipe = str(Recipe(kind, palette, family, size))
    name = "mark" if kind == "mark" else seed
    return reverse("ornament:drawing", args=[sign(recipe, name), recipe, name])
