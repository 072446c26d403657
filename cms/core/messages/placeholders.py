"""What of a message must stand in its translation unchanged: placeholders and HTML tags."""

import re
from collections import Counter
from collections.abc import Iterator

# "% d" and the like are left out: in our texts that is a percentage followed by a word.
PERCENT = re.compile(r"%(?:\((?P<name>\w+)\))?[-#0+]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa%]")
BRACES = re.compile(r"\{(?P<name>\w*)(?:![rsa])?(?::[^{}]*)?\}")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def placeholders(text: str) -> list[str]:
    """`%(name)s`, `%s`, `%%`, `{name}` and `{}`, as they come."""
    return [match[0] for style in (PERCENT, BRACES) for match in style.finditer(text)]


def without_placeholders(text: str) -> str:
    """The words alone, without placeholders and tags."""
    for pattern in (TAG, PERCENT, BRACES):
        text = pattern.sub(" ", text)
    return text


def is_named(placeholder: str) -> bool:
    """Whether it may stand elsewhere in the sentence, or twice."""
    return placeholder.startswith("%(") or (placeholder.startswith("{") and placeholder != "{}")


def wrong_placeholders(source: str, translation: str, *, also: str = "", may_lack: int = 0) -> Iterator[str]:
    """What is wrong with the placeholders of a translation.

    It may use those of `also` (the singular, where source is the plural) and leave out `may_lack` named ones.
    """
    wanted, allowed, found = placeholders(source), placeholders(source + also), placeholders(translation)
    missing = [name for name in dict.fromkeys(wanted) if is_named(name) and name not in found]
    if len(missing) > may_lack:
        yield f"lacks {', '.join(missing)}"
    if strange := [name for name in dict.fromkeys(found) if name not in allowed]:
        yield f"has {', '.join(strange)}, which the source has not"
    elif in_order(found) != in_order(wanted):
        yield "has other placeholders without a name, or in another order"
    if any(name.startswith("%") for name in wanted) and "%" in PERCENT.sub("", translation):
        yield "has a single %, which must be written %%"


def in_order(found: list[str]) -> list[str]:
    """The placeholders that are filled by their position."""
    return [placeholder for placeholder in found if not is_named(placeholder)]


def wrong_tags(source: str, translation: str) -> Iterator[str]:
    """HTML goes into the page as it is: a translation has the tags of its source and no others."""
    wanted, found = Counter(TAG.findall(source)), Counter(TAG.findall(translation))
    if missing := wanted - found:
        yield f"lacks {' '.join(missing.elements())}"
    if strange := found - wanted:
        yield f"has {' '.join(strange.elements())}, which the source has not"
