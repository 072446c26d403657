"""What the demo's messages come from. Prices are samples."""

from .records import Following, Sample

SENDERS = (
    # People can reply to it; the numbers are of a block that is given to nobody.
    Sample("+77000000000", "number", 20, True, 10, (("KZ", "0.0300"), ("KG", "0.0400"), ("RU", "0.0500"))),
    # A name takes no replies: messages carry a link instead.
    Sample("LibOutreach", "name", 20, False, 50, (("", "0.0600"), ("UZ", "0.0450"), ("VN", "0.0350"))),
)
FOLLOWING = (
    Following("+770000", 5, "KZ", "kk", "national-library-of-kazakhstan", 30),
    Following("+770001", 5, "KZ", "ru", "national-library-of-kazakhstan", 18),
    Following("+99890000", 4, "UZ", "uz", "national-library-of-uzbekistan", 24),
    Following("+8490000", 4, "VN", "vi", "nghe-an-provincial-library", 16),
    Following("+20100000", 4, "EG", "ar", "bibliotheca-alexandrina", 12),
    Following("+995555000", 3, "GE", "en", "national-parliamentary-library-of-georgia", 11),
)
