"""Texts of any length in the six languages, the same every time: sentences of the demo among words that nobody wrote.

The demo's few texts alone would have each of their words on every page. Words of a language are drawn by Zipf's law:
few on every third page, many on a handful, as in a real archive.
"""

import itertools
import json
import random
from collections.abc import Iterator

from cms.demo.content.news import NEWS

VOCABULARY = 12_000
SYLLABLES = {
    "en": "ra ti on pre lor men der sto ble tan wick ing por sal mer dor vin tel gar nus",
    "ru": "ра ти он пре лор мен дер сто бле тан вик инг пор сал мер дор вин тел гар нус",
    "kk": "қа лы ған дар мен тың жер тау кө зі бай сұ лар ның ша ғын дан ұлы өң бер",
    "uz": "qo shi ba ri lar ning oʻz da gʻi ston chi mon sar tu ran zo hi ket yur bek",
    "vi": "thanh quyền đường nước trời việt lớn nhỏ sách đọc gió mưa biển rừng núi hoa chim cá xuân thu",
    "ar": "را تي نو مد كت بلا سلا حر عم قا فر دو شم جب ها لي من سو طر غد",
}
JOINED = {"vi": " "}


def vocabulary(tag: str) -> list[str]:
    """Words that sound like the language, the most frequent first."""
    syllables, joint = SYLLABLES[tag].split(), JOINED.get(tag, "")
    longer = (itertools.product(syllables, repeat=length) for length in (2, 3, 4))
    words = [joint.join(word) for word in itertools.islice(itertools.chain(*longer), 4 * VOCABULARY)]
    random.Random(tag).shuffle(words)
    return words[:VOCABULARY]


def sentences(tag: str) -> list[str]:
    """What the demo's news in a language says, paragraph by paragraph."""
    texts = [text for item in NEWS[tag] for text in (item.title, item.summary, *item.body)]
    return [text for text in texts if isinstance(text, str)]


class Writer:
    """Writes titles, summaries and bodies in one language."""

    def __init__(self, tag: str):
        self.dice = random.Random(f"{tag}-texts")
        self.sentences = sentences(tag)
        self.words = self.drawn(vocabulary(tag))

    def drawn(self, words: list[str]) -> Iterator[str]:
        """An endless text of words drawn by Zipf's law."""
        weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
        while True:
            yield from self.dice.choices(words, cum_weights=weights, k=10_000)

    def text(self, words: int) -> str:
        return " ".join(itertools.islice(self.words, words)).capitalize() + "."

    def title(self) -> str:
        return f"{self.text(5)} {self.dice.choice(self.sentences)}"[:160].strip()

    def summary(self) -> str:
        return f"{self.text(12)} {self.dice.choice(self.sentences)}"[:320].strip()

    def body(self) -> str:
        """A heading and four paragraphs of some sixty words, as the database holds a body."""
        heading = {"type": "heading", "value": {"text": self.text(4), "level": "2"}}
        paragraphs = [{"type": "paragraph", "value": f"<p>{self.text(45)} {self.sentence()}</p>"} for _ in range(4)]
        return json.dumps([heading, *paragraphs], ensure_ascii=False)

    def sentence(self) -> str:
        return self.dice.choice(self.sentences)
