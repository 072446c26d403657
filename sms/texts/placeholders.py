"""Placeholders in texts: `{name}`, `{poll:chess}`."""

import re
from collections.abc import Mapping

# Whatever stands in braces: what is misspelled must be found, not sent.
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class UnknownPlaceholder(Exception):
    """A text has a placeholder for which there is no value."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def names_in(text: str) -> list[str]:
    """Names of the placeholders in a text, in their order, each once."""
    return list(dict.fromkeys(name.strip() for name in PLACEHOLDER.findall(text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with values in place of names; braces within a value stay. Raises UnknownPlaceholder."""
    return PLACEHOLDER.sub(lambda found: value_of(found[1].strip(), values), text)


def value_of(name: str, values: Mapping[str, str]) -> str:
    if name not in values:
        raise UnknownPlaceholder(name)
    return str(values[name])
