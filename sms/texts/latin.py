"""Kazakh and Uzbek from Cyrillic letters into Latin ones that the GSM alphabet has."""

import re

# The alphabet of 2021 (ä ö ü ñ are in the GSM alphabet); ğ and ū lose their marks, ş is written as people text it.
KAZAKH = (
    "а=a ә=ä б=b в=v г=g ғ=g д=d е=e ё=io ж=j з=z и=i й=i к=k қ=q л=l м=m н=n ң=ñ о=o ө=ö п=p р=r с=s т=t у=u ұ=u ү=ü "
    "ф=f х=h һ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=iu я=ia"
)
# The alphabet of 1995, its two marks as the apostrophe that every phone has.
UZBEK = (
    "а=a б=b в=v г=g ғ=g' д=d е=e ё=yo ж=j з=z и=i й=y к=k қ=q л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=o' ф=f х=x ҳ=h "
    "ц=s ч=ch ш=sh щ=sh ъ=' ы=i ь= э=e ю=yu я=ya є=ye ҵ=ts"
)
# Е is "ye" at the beginning of a word and after vowels and the signs, ц is "ts" between vowels.
UZBEK_YE = re.compile(r"(?<![^\W\d_])е|(?<=[аеёиоуўэюяъьє])е", re.IGNORECASE)
UZBEK_TS = re.compile(r"(?<=[аеёиоуўэюяє])ц(?=[аеёиоуўэюя])", re.IGNORECASE)


def both_cases(pairs: str) -> dict[str, str]:
    """Letters with what they become, capitals too: `Ш` becomes `Sh`."""
    small = dict(pair.split("=") for pair in pairs.split(" "))
    return small | {letter.upper(): latin.capitalize() for letter, latin in small.items()}


LETTERS = {"kk": both_cases(KAZAKH), "uz": both_cases(UZBEK)}


def uzbek_sounds(text: str) -> str:
    """Letters that sound otherwise in some places, as letters of their own there."""
    text = UZBEK_YE.sub(lambda found: "Є" if found[0] == "Е" else "є", text)
    return UZBEK_TS.sub(lambda found: "Ҵ" if found[0] == "Ц" else "ҵ", text)
