"""The one character that no text has."""


class NoNulMiddleware:
    """Takes NUL out of what an address asks for: PostgreSQL takes none, and would answer with an error."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "%00" in (query := request.META.get("QUERY_STRING", "")):
            request.META["QUERY_STRING"] = query.replace("%00", "")
        return self.get_response(request)
