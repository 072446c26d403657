"""What those who register are asked, and how it is read."""

from .change import ChangeForm
from .choosing import SessionForm
from .register import RegistrationForm

__all__ = ["ChangeForm", "RegistrationForm", "SessionForm"]
