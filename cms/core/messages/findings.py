"""What a check finds in a catalogue, and which findings are right as they are (`locale/exceptions.csv`)."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ALL_LANGUAGES = "*"


@dataclass(frozen=True)
class Finding:
    """Something that is wrong in the catalogue of a language; `rule` names the kind, `text` says what it is."""

    language: str
    rule: str
    text: str
    msgid: str = ""
    line: int = 0

    def __str__(self) -> str:
        message = f"“{' '.join(self.msgid.split())}” " if self.msgid else ""
        return f"{message}{self.text} [{self.rule}]"


@dataclass(frozen=True)
class Exemption:
    """A rule that does not hold for a message, in one language or (`*`) in all of them, and why."""

    language: str
    rule: str
    msgid: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is right as it is."""
        return (
            self.language in (ALL_LANGUAGES, finding.language)
            and self.rule == finding.rule
            and self.msgid == finding.msgid
        )


def exemptions(path: Path) -> list[Exemption]:
    """All rows of the file; one without a reason raises ValueError."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Exemption(**row) for row in csv.DictReader(file)]
    for row in rows:
        if not row.reason:
            raise ValueError(f"{path.name}: no reason is given for {row.rule} of “{row.msgid}”")
    return rows


def without_exempted(findings: Iterable[Finding], rows: Iterable[Exemption]) -> Iterator[Finding]:
    """The findings that someone must mend."""
    rows = list(rows)
    return (finding for finding in findings if not any(row.covers(finding) for row in rows))
