"""Name, language and phone."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from cms.users.codes import sender_for
from cms.users.forms.own import OwnDetailsForm, PhoneForm
from cms.users.models import User
from cms.users.views.own import OwnFormView


class OwnRowView(OwnFormView):
    """A form on fields of one's own row."""

    success_url = reverse_lazy("account_entrance")

    def get_form_kwargs(self):
        # A copy: what is typed and refused must not show in the rest of the page.
        own = User.objects.get(pk=self.request.user.pk)
        return super().get_form_kwargs() | {"instance": own}

    def form_valid(self, form):
        form.save()
        return super().form_valid(form)


class Details(OwnRowView):
    """How one is called, and the language of mails and account pages."""

    template_name = "account/details.html"
    form_class = OwnDetailsForm
    done = _("Your details are saved.")


class Phone(OwnRowView):
    """One's number, which nothing is sent to before a code has come back from it."""

    template_name = "account/phone.html"
    form_class = PhoneForm

    def form_valid(self, form):
        self.done = _("Your number is saved.") if form.cleaned_data["phone"] else _("Your number is deleted.")
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        number = str(self.request.user.phone)
        return super().get_context_data(**kwargs) | {"can_be_confirmed": bool(number and sender_for(number))}
