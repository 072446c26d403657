"""Words as they are compared: of a text when indexed and of a question when asked, by the same functions.

Pure and without Django. `tokens()` says where each word stands in the text that was given, so that a match can be
marked there although it is spelled differently.
"""

from .languages import Normaliser, get
from .tokens import Token, folded, form, forms, tokens, words

__all__ = ["Normaliser", "Token", "folded", "form", "forms", "get", "tokens", "words"]
