"""Why an answer has nothing to do with the cache."""


class Bypass(Exception):
    """The request goes past the cache; `reason` is one word for the Cache-Status header."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason
