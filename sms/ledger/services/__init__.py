from .deciding import cancel, retry
from .entrusting import NoRoute, entrust
from .forgetting import exported, forget
from .reconciling import reconcile
from .reporting import report
from .sending import send_all_due, send_due
from .withdrawing import withdraw

__all__ = [
    "NoRoute",
    "cancel",
    "entrust",
    "exported",
    "forget",
    "reconcile",
    "report",
    "retry",
    "send_all_due",
    "send_due",
    "withdraw",
]
