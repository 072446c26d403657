import hashlib
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.colours import PAPER, READABLE, contrast
from cms.core.ornament import FAMILIES, PALETTES, SEEDS, band, cover, mark

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"circle", "defs", "g", "path", "pattern", "rect", "svg", "use"}
ATTRIBUTES = {
    *("d", "fill", "fill-rule", "height", "href", "id", "patternUnits", "preserveAspectRatio", "r", "role"),
    *("shape-rendering", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity"),
    *("stroke-width", "transform", "viewBox", "width", "x", "y"),
}
# The more rings fit between the middle of a drum and the farthest corner, the larger the file.
LARGEST = {"felt": 30_000, "ikat": 30_000, "tile": 30_000, "stitch": 30_000, "drum": 45_000}

seeds = st.text(max_size=60)
palettes = st.sampled_from(sorted(PALETTES))
every_family = pytest.mark.parametrize("family", FAMILIES)
every_palette = pytest.mark.parametrize("palette", PALETTES)


def digest(svg):
    return hashlib.sha256(svg.encode()).hexdigest()


def elements(svg):
    return list(ElementTree.fromstring(svg).iter())


def dangling(svg):
    ids = {element.get("id") for element in elements(svg)}
    used = re.findall(r'href="#([^"]*)"', svg) + re.findall(r"url\(#([^)]*)\)", svg)
    return set(used) - ids


def repeated_ids(svg):
    ids = [element.get("id") for element in elements(svg) if element.get("id")]
    return [name for name in ids if ids.count(name) > 1]


@pytest.mark.parametrize(
    ("seed", "palette", "family", "expected"),
    [
        ("news:42", "lapis", "felt", "37c33e741b2c38d786598616108c8a975179be2aa668b101e5673c31cafa459b"),
        ("event:7", "pomegranate", "ikat", "ee3507be718c846cbaea19425e7bc26994a2fc3eeecc0f473be6e824a5832bbf"),
        ("Навои", "turquoise", "tile", "37e38520a43b8b9e82243782833bcc3276a3de5b4aea312c05c747974a687ac9"),
        ("مكتبة", "walnut", "stitch", "c330cd04facb4d86d68fab65c1698f7b83452ac1103eafbf562866fb6ea8c8c8"),
        ("hackathon", "felt", "drum", "2de3bfdb6e6035375b9077a7429b66150a24d6571a168ee92364b8376994fdd7"),
    ],
)
def test_cover_of_a_known_seed_is_the_same_bytes_everywhere(seed, palette, family, expected):
    assert digest(cover(seed, palette, family)) == expected


def test_cover_without_a_family_and_in_another_size_is_the_same_bytes_everywhere():
    expected = "08d47a43037175cbd6973782080526fd27f2dc33100d5ee2bc4446e4993de429"
    assert digest(cover("campaign:peace", "poplar", width=1200, height=630)) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"palette": "pomegranate"}, "dd419f08b9fc315be6e041f73eebb224248b802b01386a5a396543667dba0912"),
        (
            {"palette": "pomegranate", "upright": True},
            "9da9793b0f29e0f8f40a0fc8e44f8e910e60b0b5b770d643621c18898d7609d3",
        ),
        ({"palette": "felt", "unit": 3, "rows": 7}, "c700be5f970bad2ad28b9efecc0af3d6ab0e73d3b0d156c32b1ededbf0f381eb"),
    ],
)
def test_band_of_a_known_seed_is_the_same_bytes_everywhere(form, expected):
    assert digest(band("library:7", **form)) == expected


def test_mark_is_the_same_bytes_everywhere():
    assert digest(mark("lapis")) == "753b7e02d35c2363f08a400a30fc93cee91576f2309dd430c0b356ff87593459"


@every_family
def test_family_that_the_seed_would_choose_may_be_named(family):
    seed = next(f"news:{n}" for n in range(1000) if cover(f"news:{n}") == cover(f"news:{n}", family=family))
    assert cover(seed, "walnut") == cover(seed, "walnut", family)


@every_family
@every_palette
def test_cover_of_a_family_in_a_palette_uses_colours_of_that_palette(family, palette):
    colours = set(re.findall("#[0-9a-f]{6}", cover("event:42", palette, family)))
    foreign = {colour for other in PALETTES if other != palette for colour in PALETTES[other]} - {*PALETTES[palette]}
    assert colours & foreign == set()
    assert colours & {*PALETTES[palette]} != set()


@every_family
@given(seed=seeds, palette=palettes)
def test_cover_of_any_seed_is_safe_well_formed_and_small(family, seed, palette):
    svg = cover(seed, palette, family)
    assert {element.tag.removeprefix(SVG) for element in elements(svg)} - ELEMENTS == set()
    assert {name for element in elements(svg) for name in element.attrib} - ATTRIBUTES == set()
    assert (dangling(svg), repeated_ids(svg)) == (set(), [])
    assert len(svg.encode()) < LARGEST[family]


@given(seed=seeds, palette=palettes, upright=st.booleans())
def test_band_of_any_seed_is_safe_well_formed_and_small(seed, palette, upright):
    svg = band(seed, palette, upright=upright)
    assert {element.tag.removeprefix(SVG) for element in elements(svg)} - ELEMENTS == set()
    assert {name for element in elements(svg) for name in element.attrib} - ATTRIBUTES == set()
    assert (dangling(svg), repeated_ids(svg)) == (set(), [])
    assert len(svg.encode()) < 2_000


@pytest.mark.parametrize(("width", "height"), [(1200, 900), (1200, 630), (320, 960)])
@every_family
def test_cover_has_the_size_it_was_asked_for(family, width, height):
    root = ElementTree.fromstring(cover("event:42", family=family, width=width, height=height))
    shown = (root.get("viewBox"), root.get("width"), root.get("height"))
    assert shown == (f"0 0 {width} {height}", str(width), str(height))


def test_drawings_of_two_seeds_can_stand_in_one_document():
    ids = [
        {element.get("id") for element in elements(svg)} - {None}
        for svg in (cover("news:1", family="tile"), cover("news:2", family="tile"), band("news:1"))
    ]
    assert set.intersection(ids[0], ids[1]) | set.intersection(ids[0], ids[2]) == set()


def test_spine_repeats_down_and_band_repeats_across():
    lying, standing = elements(band("library:7"))[0], elements(band("library:7", upright=True))[0]
    assert (lying.get("width"), lying.get("height")) == ("100%", "14")
    assert (standing.get("width"), standing.get("height")) == ("14", "100%")


@pytest.mark.parametrize("draw", [cover, band])
def test_drawing_in_an_unknown_palette_is_refused(draw):
    with pytest.raises(KeyError):
        draw("news:1", "magenta")


def test_every_palette_has_a_seed_colour_that_can_be_read_on_paper():
    assert list(SEEDS) == list(PALETTES)
    assert [name for name, colour in SEEDS.items() if contrast(colour, PAPER) < READABLE] == []
