"""What people fill in: to join, the code, the number of a guardian, and their choices."""

from .choices import ChoicesForm
from .code import CodeForm
from .guardian import GuardianForm
from .join import JoinForm

__all__ = ["ChoicesForm", "CodeForm", "GuardianForm", "JoinForm"]
