"""What the demo's messages come from. Prices are samples."""

from .records import Readers, Sample

SENDERS = (
    # People can reply to it; the numbers are of a block that is given to nobody.
    Sample("+77000000000", "number", 20, True, 10, (("KZ", "0.0300"), ("KG", "0.0400"), ("RU", "0.0500"))),
    # A name takes no replies: messages carry a link instead.
    Sample("LibOutreach", "name", 20, False, 50, (("", "0.0600"), ("UZ", "0.0450"), ("VN", "0.0350"))),
)
FOLLOWING = (
    Readers("+770000", 5, "KZ", "kk", "national-library-of-kazakhstan", 30),
    Readers("+770001", 5, "KZ", "ru", "national-library-of-kazakhstan", 18),
    Readers("+99890000", 4, "UZ", "uz", "national-library-of-uzbekistan", 24),
    Readers("+8490000", 4, "VN", "vi", "nghe-an-provincial-library", 16),
    Readers("+20100000", 4, "EG", "ar", "bibliotheca-alexandrina", 12),
    Readers("+995555000", 3, "GE", "en", "national-parliamentary-library-of-georgia", 11),
)
