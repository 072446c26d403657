"""What happens to every request."""

from .content_security import ContentSecurityPolicyMiddleware
from .language import LanguageMiddleware
from .request_id import RequestIdMiddleware

__all__ = ["ContentSecurityPolicyMiddleware", "LanguageMiddleware", "RequestIdMiddleware"]
