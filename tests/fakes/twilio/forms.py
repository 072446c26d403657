"""Whether a form is one that Twilio would take (its OpenAPI description, and its prose where that is silent)."""

import re
from urllib.parse import urlsplit

# Every parameter of `CreateMessage`.
NAMES = {
    "To", "StatusCallback", "ApplicationSid", "MaxPrice", "ProvideFeedback", "Attempt", "ValidityPeriod",
    "ForceDelivery", "ContentRetention", "AddressRetention", "SmartEncoded", "PersistentAction", "TrafficType",
    "ShortenUrls", "ScheduleType", "SendAt", "SendAsMms", "ContentVariables", "MessageIntent", "RiskCheck", "From",
    "FallbackFrom", "MessagingServiceSid", "Body", "MediaUrl", "ContentSid",
}  # fmt: skip
E164 = re.compile(r"\+[1-9]\d{6,14}")
FROM = re.compile(r"\+[1-9]\d{6,14}|\d{4,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}")
SERVICE = re.compile(r"MG[0-9a-f]{32}")
# What may be kept of a message.
RETENTIONS = {"ContentRetention": ("retain", "discard"), "AddressRetention": ("retain", "obfuscate")}
MOST_LETTERS, LONGEST_VALIDITY = 1600, 36000
MESSAGES = {
    21211: "The 'To' number is not a valid phone number.",
    21212: "The 'From' number is not a valid phone number, shortcode, or alphanumeric sender ID.",
    21408: "Permission to send an SMS has not been enabled for the region indicated by the 'To' number.",
    21602: "Message body is required.",
    21603: "A 'From' phone number is required.",
    21604: "A 'To' phone number is required.",
    21609: "The 'StatusCallback' URL is not a valid URL.",
    21610: "Attempt to send to unsubscribed recipient.",
    21612: "The 'To' phone number is not currently reachable using the 'From' phone number.",
    21614: "The 'To' number is not a valid mobile number.",
    21617: "The concatenated message body exceeds the 1600 character limit.",
    21624: "ValidityPeriod is invalid.",
    30029: "Invalid ContentRetention.",
    30030: "Invalid AddressRetention.",
    20001: "Unknown parameters.",
}


def fault_in(form: dict[str, str]) -> int:
    """The code of the error that a form is refused with; 0 for a good one."""
    return next((code for code, is_wrong in CHECKS if is_wrong(form)), 0)


def wrong_validity(form: dict[str, str]) -> bool:
    period = form.get("ValidityPeriod", "1")
    return not (period.isdecimal() and 1 <= int(period) <= LONGEST_VALIDITY)


def wrong_callback(form: dict[str, str]) -> bool:
    if "StatusCallback" not in form:
        return False
    parts = urlsplit(form["StatusCallback"])
    return parts.scheme not in ("http", "https") or not parts.hostname or "_" in parts.hostname


def wrong_retention(form: dict[str, str], name: str) -> bool:
    return form.get(name, "retain") not in RETENTIONS[name]


CHECKS = [
    (20001, lambda form: not form.keys() <= NAMES),
    (21604, lambda form: not form.get("To")),
    (21211, lambda form: not E164.fullmatch(form["To"])),
    (21602, lambda form: not form.get("Body")),
    (21617, lambda form: len(form["Body"]) > MOST_LETTERS),
    (21603, lambda form: not (form.get("From") or form.get("MessagingServiceSid"))),
    (21212, lambda form: "From" in form and not FROM.fullmatch(form["From"])),
    (21701, lambda form: "MessagingServiceSid" in form and not SERVICE.fullmatch(form["MessagingServiceSid"])),
    (21624, wrong_validity),
    (21609, wrong_callback),
    (30029, lambda form: wrong_retention(form, "ContentRetention")),
    (30030, lambda form: wrong_retention(form, "AddressRetention")),
]
