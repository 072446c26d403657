import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.ornament import FAMILIES, PALETTES, band, cover, mark
from cms.core.ornament.recipes import Recipe

covers = st.builds(
    Recipe,
    kind=st.just("cover"),
    palette=st.sampled_from(sorted(PALETTES)),
    family=st.none() | st.sampled_from(sorted(FAMILIES)),
    size=st.tuples(st.integers(1, 5000), st.integers(1, 5000)),
)


@pytest.mark.parametrize(
    ("recipe", "spelling"),
    [
        (Recipe("cover", "lapis"), "cover-lapis"),
        (Recipe("cover", "felt", "felt"), "cover-felt-felt"),
        (Recipe("cover", "lapis", size=(1200, 630)), "cover-lapis-1200x630"),
        (Recipe("cover", "walnut", "drum", (800, 800)), "cover-walnut-drum-800x800"),
        (Recipe("spine", "poplar", "drum", (800, 800)), "spine-poplar"),
    ],
)
def test_recipe_is_spelt_without_what_its_kind_does_not_need(recipe, spelling):
    assert str(recipe) == spelling


@given(covers)
def test_recipe_of_a_cover_is_read_as_it_was_spelt(recipe):
    assert Recipe.parse(str(recipe)) == recipe


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cover",
        "poster-lapis",
        "cover-magenta",
        "cover-lapis-lace",
        "cover-lapis-0x5",
        "cover-lapis-12",
        "cover-lapis-",
    ],
)
def test_recipe_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match=r"recipe|drawing"):
        Recipe.parse(text)


@pytest.mark.parametrize("size", [(0, 900), (1200, -1)])
def test_recipe_without_an_area_is_refused(size):
    with pytest.raises(ValueError, match="No such drawing"):
        Recipe("cover", "lapis", size=size)


@pytest.mark.parametrize(
    ("recipe", "drawing"),
    [
        (Recipe("cover", "lapis", "tile", (640, 480)), cover("news:42", "lapis", "tile", 640, 480)),
        (Recipe("band", "felt"), band("news:42", "felt")),
        (Recipe("spine", "felt"), band("news:42", "felt", upright=True)),
        (Recipe("mark", "walnut"), mark("walnut")),
    ],
)
def test_recipe_draws_its_kind(recipe, drawing):
    assert recipe.draw("news:42") == drawing
