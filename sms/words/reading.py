"""What a text that came in may mean. Nothing is done here, and nothing here is ever a consent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sms.words.folding import fold
from sms.words.lexicon import LEAST_LETTERS, Lexicon, lexicon
from sms.words.own import own_rows
from sms.words.table import ANYWHERE, Context, courtesies

# A number that answers a question; longer ones are telephone numbers and codes.
MOST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text may mean.

    `actions` are pairs of action and language of what the whole text says, courtesies aside. Before `is_stop`, `yes` or
    `no` of an ambiguous text is acted on, `contexts` tells what has to be looked at. `lead` is `stop`, `help` or
    `start` where the text begins so and goes on with `rest`: STOP CHESS.
    """

    text: str
    actions: frozenset[tuple[str, str]] = frozenset()
    contexts: frozenset[Context] = frozenset()
    is_stop: bool = False
    may_want_out: bool = False
    alarm: bool = False
    lead: str = ""
    rest: str = ""

    @property
    def is_ambiguous(self) -> bool:
        """Whether it depends on what is open: a question, a seat."""
        return bool(self.contexts)

    @property
    def yes(self) -> bool:
        """An answer to what was asked; to nothing else."""
        return self.says("yes")

    @property
    def no(self) -> bool:
        return self.says("no")

    @property
    def help(self) -> bool:
        return self.says("help")

    @property
    def start(self) -> bool:
        return self.says("start")

    def says(self, action: str) -> bool:
        return any(said == action for said, _language in self.actions)

    @property
    def language(self) -> str:
        """The language that is asked for by its name; empty if none is."""
        return next((language for action, language in sorted(self.actions) if action == "language"), "")

    @property
    def number(self) -> int | None:
        """The number that is all of it, in digits of any script."""
        return int(self.text) if self.text.isdecimal() and len(self.text) <= MOST_DIGITS else None

    @property
    def topic_word(self) -> str:
        """What somebody wants to leave alone, keeping the rest: `chess` in STOP CHESS."""
        return self.rest if self.lead == "stop" else ""


def read(text: str) -> Reading:
    """Read a text, with the words that officers have added: one query."""
    return understand(text, lexicon(own_rows()))


def understand(text: str, words: Lexicon) -> Reading:
    """Read a text by a lexicon.

    A wish to leave among other words never stops anything by itself ("We have got to STOP this bill"): a person looks,
    and nothing is sent until then. Only courtesies may stand beside it.
    """
    folded = put_together(fold(text), words)
    reading = said_whole(folded, words) or said_among_words(folded, words)
    return replace(reading, alarm=any(alarm in f" {folded} " for alarm in words.alarms))


def put_together(folded: str, words: Lexicon) -> str:
    """STOP for S T O P or S.T.O.P.: where all of a text is the letters of a word to leave by, one by one."""
    letters = folded.split(" ")
    if len(letters) < LEAST_LETTERS or any(len(letter) > 1 for letter in letters):
        return folded
    word = "".join(letters)
    return word if words.is_stop(word) else folded


def said_whole(folded: str, words: Lexicon) -> Reading | None:
    """What it says if it is a word or phrase of the lexicon, with courtesies or without."""
    found = words.known.get(folded) or words.known.get(" ".join(filter(is_no_courtesy, folded.split())))
    if not found:
        return None
    contexts = frozenset(row.context for row in found if row.context)
    stops = any(row.action == "stop" for row in found)
    return Reading(
        text=folded,
        actions=frozenset((row.action, row.language) for row in found),
        contexts=contexts,
        is_stop=stops and Context.ASK not in contexts,
        may_want_out=stops and Context.ASK in contexts,
    )


def is_no_courtesy(word: str) -> bool:
    return word not in courtesies()


def said_among_words(folded: str, words: Lexicon) -> Reading:
    """What it may say in a sentence."""
    pieces = [piece for piece in pieces_of(folded.split(), words) if is_no_courtesy(piece)]
    stops = [piece for piece in pieces if words.is_stop(piece)]
    if not stops:
        return beginning(folded, pieces, words)
    rest = [piece for piece in pieces if piece not in stops and not says_yes(piece, words)]
    if not rest:
        return Reading(folded, actions=stop_in_languages(stops, words), is_stop=True)
    if words.is_stop(pieces[0]):
        return Reading(folded, may_want_out=True, lead="stop", rest=" ".join(rest))
    return Reading(folded, may_want_out=any(len(stop) >= LEAST_LETTERS for stop in stops))


def pieces_of(parts: list[str], words: Lexicon) -> Iterator[str]:
    """The words of a text; those that say stop together are one piece, the longest that there is."""
    begin = 0
    while begin < len(parts):
        runs = (" ".join(parts[begin : begin + length]) for length in range(words.most_words, 1, -1))
        piece = next(filter(words.is_stop, runs), parts[begin])
        yield piece
        begin += piece.count(" ") + 1


def beginning(folded: str, pieces: list[str], words: Lexicon) -> Reading:
    """Whether it asks for help with something, or to join it."""
    lead = words.leads.get(pieces[0], "") if len(pieces) > 1 else ""
    return Reading(folded, lead=lead, rest=" ".join(pieces[1:]) if lead else "")


def says_yes(piece: str, words: Lexicon) -> bool:
    """OK, stop."""
    return any(row.action == "yes" for row in words.known.get(piece, ()))


def stop_in_languages(stops: list[str], words: Lexicon) -> frozenset[tuple[str, str]]:
    known = {("stop", row.language) for stop in stops for row in words.known.get(stop, ())}
    return frozenset(known or {("stop", ANYWHERE)})
