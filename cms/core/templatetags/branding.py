"""The admin in the colours of the site."""

import colorsys

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.core.look import Look
from cms.core.ornament.palettes import SEEDS

register = template.Library()

# Wagtail derives all its colours from hue, saturation and lightness of two.
SHEET = (
    "<style>:root{{--w-color-secondary-hue:{};--w-color-secondary-saturation:{}%;--w-color-secondary-lightness:{}%;"
    "--w-color-primary-hue:{};--w-color-primary-saturation:{}%;--w-color-primary-lightness:17%}}</style>"
)


@register.simple_tag
def admin_colours(look: Look) -> SafeString:
    """A style element that gives Wagtail's buttons and menus the site's accent."""
    seed = look.accent or SEEDS[look.palette]
    red, green, blue = (int(seed[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    tone, strength, height = round(hue * 360, 1), round(saturation * 100, 1), round(lightness * 100, 1)
    return format_html(SHEET, tone, strength, height, tone, min(strength, 60))
