"""Topics as people name them in a text: by a keyword that joins one, or by its name in any language."""

from sms.models import KeywordWord, Topic
from sms.words.folding import fold

JOIN = "join"


def topic_named(word: str) -> Topic | None:
    """The topic that somebody means; None if it is none of ours."""
    folded = fold(word)
    keyword = KeywordWord.objects.filter(folded=folded, keyword__handler=JOIN).select_related("keyword").first()
    if keyword and (found := topic_of(keyword.keyword.target)):
        return found
    return next((topic for topic in Topic.objects.all() if folded in names_of(topic)), None)


def names_of(topic: Topic) -> set[str]:
    return {fold(name) for name in [topic.slug, *topic.names.values()]}


def topic_of(target: str) -> Topic | None:
    """The topic that a target like `topic:3` names; None if it is gone."""
    pk = target.removeprefix("topic:")
    return Topic.objects.filter(pk=int(pk)).first() if pk.isdecimal() else None


def target_of(topic: Topic) -> str:
    return f"topic:{topic.pk}"
