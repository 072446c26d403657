from .moderation import moderate
from .writing import AlreadyWritten, NoPlaceForIt, languages_to_write_in, write_in_language

__all__ = ["AlreadyWritten", "NoPlaceForIt", "languages_to_write_in", "moderate", "write_in_language"]
