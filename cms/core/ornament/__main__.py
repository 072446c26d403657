"""Draws from the command line.

    python -m cms.core.ornament cover "event:42" --family tile --palette lapis -o cover.svg
    python -m cms.core.ornament band  "library:7" --palette pomegranate -o band.svg
    python -m cms.core.ornament spine "library:7" --palette pomegranate -o spine.svg
    python -m cms.core.ornament mark  --palette lapis -o mark.svg

Without --family the seed decides; without -o the drawing goes to standard output.
"""

import argparse
import sys
from pathlib import Path

from cms.core.ornament.families import FAMILIES
from cms.core.ornament.palettes import PALETTES
from cms.core.ornament.recipes import COVER_SIZE, KINDS, Recipe


def size(text: str) -> tuple[int, int]:
    """WIDTHxHEIGHT in user units. Raises ValueError if it is not."""
    width, height = (int(part) for part in text.split("x"))
    return width, height


def arguments() -> argparse.ArgumentParser:
    """What may stand on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m cms.core.ornament", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("seed", nargs="?", default="")
    parser.add_argument("--family", choices=sorted(FAMILIES))
    parser.add_argument("--palette", choices=sorted(PALETTES), default="lapis")
    parser.add_argument("--size", type=size, default=COVER_SIZE, help="of a cover: WIDTHxHEIGHT")
    parser.add_argument("-o", "--out", type=Path, help="file to write")
    return parser


def main() -> None:
    """Writes one drawing."""
    parser = arguments()
    chosen = parser.parse_args()
    try:
        svg = Recipe(chosen.kind, chosen.palette, chosen.family, chosen.size).draw(chosen.seed)
        if chosen.out:
            chosen.out.write_bytes(svg.encode())
        else:
            sys.stdout.write(svg)
    except (ValueError, OSError) as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
