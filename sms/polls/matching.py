"""Which answer of a question somebody means who has texted something."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from sms.polls.steps import Option, Step
from sms.words.folding import fold

# In digits of any script: «2», «２.», «٢) because».
NUMBERED = re.compile(r"[\W_]*(\d{1,3})(?!\d)[\W_]*(.*)", re.DOTALL)


class Meant(NamedTuple):
    """An answer, and what somebody has written beside it."""

    option: Option
    added: str = ""


def meant(text: str, step: Step) -> Meant | None:
    """The answer that a text names by its number, its words in any language, or a beginning of them that only one has;
    None where none or several fit."""
    folded, numbered = fold(text), by_number(text, step.options)
    if not folded or (numbered and not numbered.added):
        return numbered
    return by_words(folded, step.options) or numbered or by_words_with_more(text, folded, step.options)


def by_number(text: str, options: list[Option]) -> Meant | None:
    """«2», and «2 because …»."""
    found = NUMBERED.fullmatch(text)
    if found is None or not 0 < int(found[1]) <= len(options):
        return None
    return Meant(options[int(found[1]) - 1], found[2].strip())


def by_words(folded: str, options: list[Option]) -> Meant | None:
    """The whole answer counts before its beginning: «No» where there is «Not sure» as well."""
    whole = only_one(options, lambda words: words == folded)
    option = whole or only_one(options, lambda words: words.startswith(folded))
    return Meant(option) if option else None


def by_words_with_more(text: str, folded: str, options: list[Option]) -> Meant | None:
    option = only_one(options, lambda words: folded.startswith(f"{words} "))
    return Meant(option, text.strip()) if option else None


def only_one(options: list[Option], fits: Callable[[str], bool]) -> Option | None:
    """The option some of whose wordings fits, if it is the only one."""
    found = [option for option in options if any(fits(words) for words in wordings(option))]
    return found[0] if len(found) == 1 else None


def wordings(option: Option) -> Iterable[str]:
    return filter(None, map(fold, option.choice.texts.values()))
