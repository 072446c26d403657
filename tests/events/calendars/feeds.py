"""A partner's calendar on a server on loopback, with the entries that a test wants."""

import datetime

from tests.cms.core.fetch.servers import Server, response

NOW = datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.UTC)
# A zone that is in no database, as some programs write them.
ZONE = [
    *("BEGIN:VTIMEZONE", "TZID:Custom", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0315", "TZOFFSETTO:+0315", "END:STANDARD", "END:VTIMEZONE"),
]


def entry(uid: str, *lines: str, start: str = "DTSTART:20261201T100000Z") -> list[str]:
    """An entry of an hour, called after its UID unless the lines say otherwise."""
    given = {line.partition(":")[0] for line in lines}
    title = [] if "SUMMARY" in given else [f"SUMMARY:{uid.capitalize()}"]
    ends = any(name.startswith("DTEND") for name in given) or "VALUE=DATE" in start
    return ["BEGIN:VEVENT", f"UID:{uid}", start, *title, *([] if ends else ["DURATION:PT1H"]), *lines, "END:VEVENT"]


class Feed:
    """What the server says: `body` instead of the entries, an error with `status`; `statuses` are those given."""

    def __init__(self):
        self.entries: list[list[str]] = []
        self.head: list[str] = []
        self.etag = ""
        self.status: int | None = None
        self.body: bytes | None = None
        self.content_type = "text/calendar; charset=utf-8"
        self.statuses: list[int] = []
        self.server = Server(self.answer)
        self.netloc = f"127.0.0.1:{self.server.port}"
        self.url = f"http://{self.netloc}/secret-key/calendar.ics"

    def content(self) -> bytes:
        lines = ["BEGIN:VCALENDAR", *self.head, *(line for each in self.entries for line in each), "END:VCALENDAR", ""]
        return "\r\n".join(lines).encode() if self.body is None else self.body

    def answer(self, request: str) -> bytes:
        content = self.content()
        etag = f'"{self.etag or hash(content)}"'
        self.statuses.append(self.status or (304 if f"If-None-Match: {etag}" in request else 200))
        if self.statuses[-1] == 304:
            return response(status="304 Not Modified")
        return response(content, f"{self.statuses[-1]} Said", content_type=self.content_type, ETag=etag)
