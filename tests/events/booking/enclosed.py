"""What letters about registrations bring along."""

from email import message_from_bytes, policy

from cms.outbox.models import Mail


def parts_of(mail: Mail) -> dict[str, bytes]:
    """What a mail consists of, by type; of calendars with their method."""
    found = message_from_bytes(bytes(mail.content), policy=policy.default)
    return {named(part): part.get_payload(decode=True) for part in found.walk() if not part.is_multipart()}


def named(part) -> str:
    method = part.get_param("method", "")
    return f"{part.get_content_type()}; {method}" if method else part.get_content_type()
