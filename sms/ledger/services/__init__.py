from .deciding import cancel, retry
from .entrusting import NoRoute, entrust
from .forgetting import drop_codes, forget
from .reconciling import reconcile
from .reporting import report
from .sending import send_all_due, send_due
from .withdrawing import withdraw

__all__ = [
    "NoRoute",
    "cancel",
    "drop_codes",
    "entrust",
    "forget",
    "reconcile",
    "report",
    "retry",
    "send_all_due",
    "send_due",
    "withdraw",
]
