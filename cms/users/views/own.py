"""What all pages of one's own account share."""

from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from cms.users.requests import OwnRequest

OWN = [never_cache, login_required, rate_limit(action="own_data")]


@method_decorator(OWN, name="dispatch")
class OwnFormView(FormView):
    """A form about oneself; `done` is said on the page that follows."""

    request: OwnRequest
    done: Promise | str = ""

    def form_valid(self, form):
        if self.done:
            messages.success(self.request, self.done)
        return super().form_valid(form)
