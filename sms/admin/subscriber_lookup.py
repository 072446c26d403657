"""What is on record of a number, also when nobody has it here any more: for whoever has to answer a complaint."""

import logging

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from cms.users.requests import StaffRequest
from sms.admin.under_subscribers import ForHelpers, UnderSubscribers
from sms.models import Consent, Subscriber
from sms.numbers import masked
from sms.people import held
from sms.people.forms.number import NumberForm
from sms.people.views.data import TYPES, download

logger = logging.getLogger(__name__)


@method_decorator(never_cache, name="dispatch")
class LookUpView(ForHelpers, UnderSubscribers, FormView):
    """A number is typed and sent, so that it stands in no address and in no log; who has looked it up does."""

    request: StaffRequest
    template_name = "wagtailadmin/sms/subscriber_lookup.html"
    form_class = NumberForm
    page_title = _("Look up a number")
    header_icon = "search"

    def form_valid(self, form):
        phone = form.number.e164
        logger.info("Consents of %s looked up by person %s", masked(phone), self.request.user.pk)
        if (kind := self.request.POST.get("as", "")) in TYPES:
            return download({"consents": list(held.consents(phone))}, kind, "consents")
        return self.render_to_response(self.get_context_data(form=form, **on_record(phone)))


def on_record(phone: str) -> dict[str, object]:
    """Each step, and who has the number now; None if nobody."""
    return {
        "phone": phone,
        "consents": Consent.objects.of(phone).select_related("topic", "library", "wording", "by"),
        "subscriber": Subscriber.objects.filter(phone=phone).first(),
    }
