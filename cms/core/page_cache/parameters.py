"""The parameters that an address may carry.

What is declared counts. What others put on links to count their readers does not, and is taken away before a page is
rendered, so that it does not stand in the links of a page that is kept for everybody.
"""

from urllib.parse import parse_qsl, urlencode

from cms.core.page_cache.bypass import Bypass

MOST_FIELDS = 20
COUNTERS = {"_openstat", "dclid", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "msclkid", "yclid", "ysclid"}
COUNTER_PREFIX = "utm_"

_declared: set[str] = set()


def declare(*names: str) -> None:
    """Let addresses with these parameters be kept, where the view understands them."""
    _declared.update(names)


def canonical(query: str) -> str:
    """A query string with what counts alone, sorted; raises Bypass where anything else is asked for.

    An empty value, as forms send it, is no value.
    """
    if not query:
        return ""
    try:
        pairs = parse_qsl(query, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Bypass("parameters") from None
    asked = {name: value for name, value in pairs if not is_counter(name)}
    if not asked.keys() <= _declared:
        raise Bypass("parameters")
    return joined(asked)


def joined(asked: dict[str, str]) -> str:
    """Parameters as the one query string for them."""
    return urlencode(sorted(asked.items()))


def is_counter(name: str) -> bool:
    return name in COUNTERS or name.startswith(COUNTER_PREFIX)
