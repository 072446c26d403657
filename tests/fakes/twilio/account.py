"""What an account holds: its messages, in the shape in which Twilio shows them."""

import itertools
from collections import defaultdict
from datetime import UTC, datetime
from email.utils import format_datetime

ACCOUNT = "AC" + "a1" * 16
TOKEN = "the token of the fake account"
OTHER_TOKEN = "the token it will have after"
SERVICE = "MG" + "b2" * 16
FINAL = {"delivered", "undelivered", "failed", "canceled"}


class Account:
    """Messages by their SID and by recipient; `received` are the forms that were taken, in their order."""

    def __init__(self):
        self.received: list[dict[str, str]] = []
        self.messages: dict[str, dict] = {}
        self.to: dict[str, list[dict]] = defaultdict(list)
        self.numbers = itertools.count(1)

    def take(self, form: dict[str, str]) -> dict:
        """Keep a message; answers it as Twilio does (status 201)."""
        sid = f"SM{next(self.numbers):032x}"
        self.received.append(form | {"sid": sid})
        message = shape(sid, form, format_datetime(datetime.now(UTC)))
        self.messages[sid] = message
        self.to[form["To"]].append(message)
        return message

    def move(self, sid: str, status: str, code: str = "") -> None:
        """Let a message go on to a status."""
        message = self.messages[sid]
        now = format_datetime(datetime.now(UTC))
        message.update(status=status, date_updated=now, error_code=int(code) if code else None)
        if status in ("sent", *FINAL) and message["date_sent"] is None:
            message["date_sent"] = now

    def listed(self, to: str) -> list[dict]:
        """Messages to a number, or all, the newest first."""
        found = self.to[to] if to else self.messages.values()
        return list(found)[::-1]


def shape(sid: str, form: dict[str, str], now: str) -> dict:
    uri = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{sid}"
    service = form.get("MessagingServiceSid")
    return {
        "account_sid": ACCOUNT,
        "api_version": "2010-04-01",
        "body": "" if form.get("ContentRetention") == "discard" else form.get("Body", ""),
        "date_created": now,
        "date_sent": None,
        "date_updated": now,
        "direction": "outbound-api",
        "error_code": None,
        "error_message": None,
        "from": form.get("From"),
        "messaging_service_sid": service,
        "num_media": "0",
        "num_segments": "0" if service else "1",
        "price": None,
        "price_unit": "USD",
        "sid": sid,
        "status": "accepted" if service else "queued",
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": form["To"][:-4] + "XXXX" if form.get("AddressRetention") == "obfuscate" else form["To"],
        "uri": f"{uri}.json",
    }
