"""What happens to every request."""

from .content_security import ContentSecurityPolicyMiddleware
from .language import LanguageMiddleware
from .nul import NoNulMiddleware
from .request_id import RequestIdMiddleware

__all__ = ["ContentSecurityPolicyMiddleware", "LanguageMiddleware", "NoNulMiddleware", "RequestIdMiddleware"]
