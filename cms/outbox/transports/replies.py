"""What a mail server's answer means (RFC 5321, 4.2; enhanced codes: RFC 3463 and its registry)."""

import re

from cms.outbox.outcomes import Outcome, Verdict

ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}\b")
# No such mailbox, no such host, an address that cannot be, moved without a trace, a host that takes no mail (RFC 7505).
# Others, as 5.2.1 and a bare 550, are also said to senders that are not liked, and to mailboxes that come back.
NOBODY_THERE = {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"}
# Not the mail is refused, we are: log in, with TLS, in another way, or rightly (RFC 4954, 6; RFC 3207, 4).
NOT_US = {454, 530, 534, 535, 538}


def judge(code: int, words: str) -> Outcome:
    """The outcome of a command that the server has answered."""
    text = f"{code} {' '.join(words.split())}"
    if code in NOT_US:
        return Outcome(Verdict.LATER, text, halts=True)
    match code // 100:
        case 2:
            return Outcome(Verdict.SENT, text)
        case 5:
            found = ENHANCED.match(words)
            return Outcome(Verdict.REFUSED, text, nobody_there=found is not None and found[0] in NOBODY_THERE)
    return Outcome(Verdict.LATER, text)
