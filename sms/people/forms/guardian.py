"""The number of a parent or guardian."""

from django.utils.translation import gettext_lazy as _

from sms.models import Subscriber
from sms.people.forms.number import NumberForm


class GuardianForm(NumberForm):
    def __init__(self, *args, subscriber: Subscriber, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"].label = _("Mobile number of a parent or guardian")
        self.fields["phone"].help_text = _("It is used for this question alone, and not kept.")
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
        self.fields["country"].initial = subscriber.country
