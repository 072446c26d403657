"""The ticket: on a screen, and to print."""

from django.http import HttpRequest, HttpResponse

from events.booking.links import TICKET
from events.booking.tickets.drawing import qr_svg
from events.booking.tickets.printing import ticket_pdf
from events.booking.tickets.ticket import Ticket
from events.booking.views.linked import LinkedView


class TicketView(LinkedView):
    """Large enough to be scanned from a phone's screen."""

    purpose = TICKET

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        ticket = Ticket(self.registration)
        if not ticket.is_good:
            return self.show("booking/no_ticket.html", ticket=ticket)
        return self.show("booking/ticket.html", ticket=ticket, qr=qr_svg(ticket.code))


class TicketPdfView(LinkedView):
    """The same on a page of A5."""

    purpose = TICKET

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        ticket = Ticket(self.registration)
        if not ticket.is_good:
            return self.show("booking/no_ticket.html", status=404, ticket=ticket)
        name = f'inline; filename="ticket-{ticket.code}.pdf"'
        return HttpResponse(ticket_pdf(ticket), content_type="application/pdf", headers={"Content-Disposition": name})
