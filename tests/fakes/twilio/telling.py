"""What Twilio tells a site: reports and texts, each signed."""

from twilio.request_validator import RequestValidator

from .account import ACCOUNT

Told = tuple[str, dict[str, str], dict[str, str]]


def signed(url: str, form: dict[str, str], token: str) -> Told:
    """Address, form and headers of a request as it would come."""
    return url, form, {"X-Twilio-Signature": RequestValidator(token).compute_signature(url, form)}


def report(message: dict, url: str, status: str, code: str, token: str) -> Told:
    """What has become of a message."""
    form = {
        "AccountSid": ACCOUNT,
        "ApiVersion": "2010-04-01",
        "From": message["from"] or "",
        "MessageSid": message["sid"],
        "MessageStatus": status,
        "SmsSid": message["sid"],
        "SmsStatus": status,
        "To": message["to"],
    }
    return signed(url, form | ({"ErrorCode": code} if code else {}), token)


def text(url: str, form: dict[str, str], sid: str, token: str) -> Told:
    """A text that somebody has written to one of our numbers."""
    usual = {
        "AccountSid": ACCOUNT, "ApiVersion": "2010-04-01", "MessageSid": sid, "SmsMessageSid": sid, "SmsSid": sid,
        "NumMedia": "0", "NumSegments": "1", "SmsStatus": "received",
    }  # fmt: skip
    return signed(url, usual | form, token)
