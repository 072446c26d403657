"""Taking one's data along."""

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from cms.core import personal_data
from cms.users.forms.own import NothingForm
from cms.users.identity import identity_required
from cms.users.services import make_export
from cms.users.views.own import OwnFormView

SIGNER = signing.TimestampSigner(salt="cms.users.export")
TICKET_SECONDS = 10 * 60


@method_decorator(identity_required, name="dispatch")
class Export(OwnFormView):
    """Says what there is, and gives a ticket for it to whoever has just shown who they are."""

    template_name = "account/export.html"
    form_class = NothingForm

    def get_context_data(self, **kwargs):
        titles = [holding.title for holding in personal_data.holdings()]
        return super().get_context_data(**kwargs) | {"titles": titles, "minutes": TICKET_SECONDS // 60}

    def form_valid(self, form):
        return redirect("account_export_file", ticket=SIGNER.sign(self.request.user.pk))


@method_decorator([never_cache, login_required], name="dispatch")
class ExportFile(View):
    """The file itself, for a while, and only for whom it is about: to others there is nothing at this address."""

    def get(self, request, ticket):
        try:
            owner = SIGNER.unsign(ticket, max_age=TICKET_SECONDS)
        except signing.SignatureExpired:
            return render(request, "account/export_expired.html", status=410)
        except signing.BadSignature:
            raise Http404 from None
        if owner != str(request.user.pk):
            raise Http404
        name = f"data-{timezone.localdate():%Y-%m-%d}.zip"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(make_export(person=request.user), content_type="application/zip", headers=headers)
