"""Pages on which people get the address of their own calendar, or another one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from cms.users.forms.own import NothingForm
from cms.users.views.own import OwnFormView
from events.booking.views.linked import LinkedView
from events.calendars.personal import calendar_of_registration, personal_calendar_of, renew
from events.calendars.rows import PersonalCalendar


class OwnCalendarView(OwnFormView):
    """Of an account: what it is good for; the address, once it has been asked for; another one, if it got about."""

    template_name = "account/calendar.html"
    form_class = NothingForm
    success_url = reverse_lazy("own_calendar")
    done = _("This is the address of your calendar.")

    def get_context_data(self, **kwargs):
        calendar = PersonalCalendar.objects.filter(user=self.request.user).first()
        return super().get_context_data(**kwargs) | {"calendar": calendar}

    def form_valid(self, form):
        calendar, made = personal_calendar_of(user=self.request.user)
        if not made:
            renew(calendar=calendar)
        return super().form_valid(form)


class RegistrationCalendarView(LinkedView):
    """Of a guest's one registration, behind its signed link."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        calendar = PersonalCalendar.objects.filter(registration=self.registration).first()
        return self.show("booking/calendar.html", calendar=calendar)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        calendar, made = calendar_of_registration(registration=self.registration)
        if not made:
            renew(calendar=calendar)
        return redirect(reverse("registration_calendar", args=[self.token]) + self.tail)
