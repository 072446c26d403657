"""The simulated phone: every flow of text messages can be tried on it without an account anywhere."""

from functools import wraps

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sms.answering.services import receive
from sms.gateways.base import Inbound
from sms.models import Sender

from . import files
from .forms import NumberForm, ReplyForm
from .gateway import LocalGateway

USUAL = "+77011234567"


def demo_only(view):
    """Let nobody find a view on a real site."""

    @wraps(view)
    def shown(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not (settings.DEBUG or settings.DEMO):
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(shown)


@demo_only
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    """What has arrived at a number (`?number=`), and a field to reply."""
    asked = NumberForm({"number": request.GET.get("number") or USUAL})
    number = asked.cleaned_data["number"] if asked.is_valid() else ""
    reply = ReplyForm(request.POST or None, senders=two_way(), initial={"to": last_sender(number)})
    if number and request.method == "POST" and reply.is_valid():
        text(number, to=reply.cleaned_data["to"].name, words=reply.cleaned_data["text"])
        return redirect(f"{reverse('sms_phone')}?{urlencode({'number': number})}#end")
    context = {"asked": asked, "number": number, "reply": reply, "phones": files.phones(), "texts": shown(number)}
    return render(request, "sms/phone.html", context)


@demo_only
@require_safe
def phone_thread(request: HttpRequest) -> HttpResponse:
    """The texts alone, for the script that looks for new ones."""
    asked = NumberForm(request.GET)
    number = asked.cleaned_data["number"] if asked.is_valid() else ""
    return render(request, "sms/phone_thread.html", {"texts": shown(number)})


def text(number: str, *, to: str, words: str) -> None:
    """Send a text from the simulated phone, by the way that all texts come in."""
    name = files.keep(number, sender=to, text=words, mine=True)
    receive(Inbound(gateway=LocalGateway.name, reference=name, phone=number, to=to, text=words))


def shown(number: str) -> list[files.Text]:
    return files.thread_of(number) if number else []


def two_way() -> QuerySet[Sender]:
    """Those of the simulated senders that people can reply to."""
    ours = Sender.objects.filter(gateway=LocalGateway.name, is_active=True, routes__two_way=True)
    return ours.distinct()


def last_sender(number: str) -> str:
    """Who has written last; what one replies to."""
    return next((one.sender for one in reversed(shown(number))), "")
