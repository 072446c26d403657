"""Every component and block on one page; in debug and in the demo only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.core.look import Look
from cms.core.ornament import FAMILIES, PALETTES
from cms.core.samples import body_with_every_block

# fmt: off
TOKENS = ("paper", "leaf", "wash", "ink", "muted", "line", "edge", "accent", "field", "signal", "ok", "warn", "stop",
          "mark")
# fmt: on
TYPE_STEPS = ("6", "5", "4", "3", "2", "1", "0", "-1")
DRAWINGS_PER_FAMILY = 3


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """The parts that pages are made of, with their states."""
    looks = [Look(f"sample:{palette}", palette) for palette in PALETTES]
    context = {
        "looks": looks,
        "drawings": [
            (family, f"sample:{family}:{number}", looks[(place + number) % len(looks)].palette)
            for number in range(DRAWINGS_PER_FAMILY)
            for place, family in enumerate(sorted(FAMILIES))
        ],
        "tokens": TOKENS,
        "type_steps": TYPE_STEPS,
        "body": body_with_every_block(),
    }
    return render(request, "styleguide.html", context)
