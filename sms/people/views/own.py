"""The page of one's own subscription. A GET changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sms.models import Consent
from sms.models.subscriber import Status
from sms.people import wordings
from sms.people.forms import ChoicesForm, GuardianForm
from sms.people.services import choose
from sms.people.services.staying import left_together
from sms.people.views.linked import LinkedView

PAUSES = (7, 30, 90)
# In these one gets messages, or will by oneself.
CHOOSING = (Status.ACTIVE, Status.PAUSED, Status.HELD)


class SubscriptionView(LinkedView):
    """What one gets, and what one can do about it."""

    good_when_old = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(ChoicesForm(subscriber=self.subscriber) if self.can_choose else None)

    def post(self, request: HttpRequest) -> HttpResponse:
        if not self.can_choose:
            return self.to_page()
        form = ChoicesForm(request.POST, subscriber=self.subscriber)
        if not form.is_valid():
            return self.page(form)
        data = form.cleaned_data
        choose(
            subscriber=self.subscriber,
            offered=form.offered,
            wanted=form.wanted,
            language=data["language"],
            cap=data["cap"],
            zone=data.get("zone", ""),
        )
        return self.done(_("Saved."))

    @property
    def can_choose(self) -> bool:
        return self.subscriber.status in CHOOSING and not self.is_old

    def page(self, form: ChoicesForm | None) -> HttpResponse:
        subscriber = self.subscriber
        waits = subscriber.status == Status.GUARDIAN and not self.is_old
        return self.show(
            "sms/subscription.html",
            form=form,
            guardian_form=GuardianForm(subscriber=subscriber) if waits else None,
            can_come_back=subscriber.status == Status.STOPPED and not self.is_old and bool(left_together(subscriber)),
            consents=[] if self.is_old else self.consents(),
            pauses=PAUSES,
            wording=wordings.text("page"),
        )

    def consents(self) -> list[Consent]:
        steps = Consent.objects.of(str(self.subscriber.phone))
        return list(steps.select_related("topic", "library", "wording"))
