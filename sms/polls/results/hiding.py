"""Which groups of people may be shown, so that nobody can tell how one of them has answered."""

from collections.abc import Mapping

# Fewer people are never shown by themselves.
LEAST = 10


def shown_groups(sizes: Mapping[str, int]) -> set[str]:
    """Of groups with so many people, those that may stand by themselves; all others are shown as one.

    Each has at least ten people. So has the rest, or there is none: its figures are what the whole has more than the
    groups shown. Where fewer were left, the smallest group shown joins them. Those who have not said (`""`) are always
    part of the rest.
    """
    shown = {name for name, size in sizes.items() if name and size >= LEAST}
    rest = sum(size for name, size in sizes.items() if name not in shown)
    if shown and 0 < rest < LEAST:
        shown.remove(min(shown, key=lambda name: (sizes[name], name)))
    return shown
