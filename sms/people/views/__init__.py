"""Pages of joining, and of one’s own subscription."""

from .confirm import AgainView, ConfirmView, RefuseView
from .data import DataView
from .join import JoinView
from .own import SubscriptionView
from .steps import BackView, EraseView, GuardianView, LeaveView, LinksView, NewLinkView, PauseView

__all__ = [
    "AgainView",
    "BackView",
    "ConfirmView",
    "DataView",
    "EraseView",
    "GuardianView",
    "JoinView",
    "LeaveView",
    "LinksView",
    "NewLinkView",
    "PauseView",
    "RefuseView",
    "SubscriptionView",
]
