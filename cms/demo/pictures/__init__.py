"""Pictures for the demo: drawn by code in the palettes of the site, the same pixels every time."""

from .canvas import HEIGHT, WIDTH
from .gallery import DRAWINGS, draw

__all__ = ["DRAWINGS", "HEIGHT", "WIDTH", "draw"]
