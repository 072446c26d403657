"""Pages of a registration: making it, managing it by its link, its ticket."""

from .account import registrations
from .change import ChangeView, MoveView
from .ending import CancelView
from .manage import ComingView, OfferView, RegistrationView
from .register import RegisterView
from .ticket import TicketPdfView, TicketView

__all__ = [
    "CancelView",
    "ChangeView",
    "ComingView",
    "MoveView",
    "OfferView",
    "RegisterView",
    "RegistrationView",
    "TicketPdfView",
    "TicketView",
    "registrations",
]
