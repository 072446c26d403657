"""The buttons of one's own page; each leads back to it with a word about what was done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sms.models import Consent
from sms.models.subscriber import Status
from sms.people import services
from sms.people.errors import PeopleError
from sms.people.forms import GuardianForm
from sms.people.links import page_path
from sms.people.views.limits import too_many
from sms.people.views.linked import LinkedView
from sms.people.views.own import PAUSES

Source = Consent.Source


class StepView(LinkedView):
    """Does something on POST; whoever asks for it by GET is led to the page."""

    http_method_names = ["get", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.to_page()


class LeaveView(StepView):
    """Leaves at once. The way back is a button for as long as anything is known."""

    good_when_old = True

    def post(self, request: HttpRequest) -> HttpResponse:
        services.leave(phone=str(self.subscriber.phone), source=Source.PAGE)
        return self.to_page()


class BackView(StepView):
    def post(self, request: HttpRequest) -> HttpResponse:
        followed = services.start_again(phone=str(self.subscriber.phone), source=Source.PAGE)
        return self.done(_("Good: you get messages again.")) if followed else self.to_page()


class PauseView(StepView):
    """For one of the offered numbers of days; anything else ends a pause."""

    def post(self, request: HttpRequest) -> HttpResponse:
        days = request.POST.get("days", "")
        if days in map(str, PAUSES):
            services.pause(subscriber=self.subscriber, days=int(days))
        else:
            services.resume(subscriber=self.subscriber)
        return self.done(_("Saved."))


class GuardianView(StepView):
    """Sends a code to a parent or guardian."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.subscriber.status != Status.GUARDIAN:
            return self.to_page()
        form = GuardianForm(request.POST, subscriber=self.subscriber)
        if form.is_valid() and (address := self.ask(form)):
            return redirect(address)
        return self.show("sms/subscription.html", guardian_form=form)

    def ask(self, form: GuardianForm) -> str:
        """Where the code is typed; nothing if none was sent, which the form then says."""
        if why_not := too_many(self.request, form.number):
            form.add_error(None, why_not)
            return ""
        try:
            made = services.ask_guardian(subscriber=self.subscriber, number=form.number)
        except PeopleError as refused:
            form.add_error("phone", str(refused))
            return ""
        return reverse("sms_confirm", args=[made.uid])


class NewLinkView(StepView):
    """Sends the address anew, to the number that it belongs to and nowhere else."""

    good_when_old = True

    def post(self, request: HttpRequest) -> HttpResponse:
        if services.send_new_link(subscriber=self.subscriber):
            return self.done(_("The new link is on its way to your phone."))
        return self.to_page()


class LinksView(StepView):
    """Makes all links that were sent before worthless, and leads to the page by a new one."""

    def post(self, request: HttpRequest) -> HttpResponse:
        changed = services.drop_links(subscriber=self.subscriber)
        messages.success(request, _("All links that you got before no longer work."))
        return redirect(page_path(changed.pk, changed.link_version, timezone.now().date()) + self.tail)


class EraseView(StepView):
    """Asks once more, then deletes."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("sms/left_erase.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        services.erase(str(self.subscriber.phone), source=Source.PAGE)
        return self.show("sms/left_erased.html")
