"""Covers, selvedges, spines and the mark, drawn as SVG from a seed string.

The same seed, palette, family and size give the same bytes on every machine and every Python, and nothing but
presentation attributes is used, so the drawings are safe under a strict content security policy.

    cover("event:42", "lapis", "tile")              a picture for a page that has none
    band("library:7", "pomegranate")                a selvedge, repeats along the inline axis
    band("library:7", "pomegranate", upright=True)  a spine, repeats along the block axis
    mark("lapis")                                   the mark of the site

`FAMILIES`: felt (horns of a stitched rug), ikat (threads dyed before weaving), tile (polygons in contact), stitch
(counted embroidery), drum (rings of a bronze drum). `PALETTES` names the colours; `SEEDS` gives the CSS seed colour
that goes with each. Pages link to drawings with `cms.core.ornament.links.ornament_url`.

Nothing here needs Django but `signing`, `links`, `views` and `urls`.
"""

from cms.core.ornament.bands import band
from cms.core.ornament.covers import cover
from cms.core.ornament.families import FAMILIES
from cms.core.ornament.marks import mark
from cms.core.ornament.palettes import PALETTES, SEEDS

__all__ = ["FAMILIES", "PALETTES", "SEEDS", "band", "cover", "mark"]
