import re
from urllib.parse import unquote

import pytest
from django.urls import resolve
from hypothesis import example, given
from hypothesis import strategies as st

from cms.core.ornament.links import ornament_url

SIGNED = re.compile(r"/ornament/([\w-]{16})/([^/]+)/([^/]*)\.svg", re.ASCII)


def parts(url):
    return SIGNED.fullmatch(url).groups()


@pytest.mark.parametrize(
    ("arguments", "recipe", "seed"),
    [
        ({"kind": "cover", "seed": "news:42", "palette": "lapis"}, "cover-lapis", "news:42"),
        (
            {"kind": "cover", "seed": "a b", "palette": "felt", "family": "drum", "size": (800, 800)},
            "cover-felt-drum-800x800",
            "a%20b",
        ),
        ({"kind": "spine", "seed": "Әл", "palette": "walnut"}, "spine-walnut", "%D3%98%D0%BB"),
        ({"kind": "band", "seed": "../~me\0", "palette": "walnut"}, "band-walnut", "..~2F~7Eme~00"),
        ({"kind": "mark", "seed": "news:42", "palette": "poplar"}, "mark-poplar", "mark"),
    ],
)
def test_address_names_the_recipe_and_the_seed(arguments, recipe, seed):
    assert parts(ornament_url(**arguments))[1:] == (recipe, seed)


def test_address_is_the_same_every_time():
    assert ornament_url("cover", "news:42", "lapis") == ornament_url("cover", "news:42", "lapis")


def test_signature_depends_on_recipe_seed_and_secret_key(settings):
    addresses = [
        ornament_url("cover", "news:42", "lapis"),
        ornament_url("cover", "news:42", "felt"),
        ornament_url("cover", "news:43", "lapis"),
    ]
    settings.SECRET_KEY = "another key"
    addresses.append(ornament_url("cover", "news:42", "lapis"))
    assert len({parts(url)[0] for url in addresses}) == 4


@given(st.text(max_size=60))
@example("")
@example("a/b//c\\d")
@example("100%~2F?x#y.svg\n")
def test_seed_of_any_characters_comes_back_from_the_address(seed):
    url = ornament_url("cover", seed, "lapis")
    assert parts(url)
    assert resolve(unquote(url)).kwargs["seed"] == seed


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "poster", "palette": "lapis"},
        {"kind": "cover", "palette": "magenta"},
        {"kind": "cover", "palette": "lapis", "family": "lace"},
    ],
)
def test_address_of_what_there_is_not_is_refused(wrong):
    with pytest.raises(ValueError, match="No such drawing"):
        ornament_url(seed="news:42", **wrong)
