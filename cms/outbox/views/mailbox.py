"""The mail box of a demo: what was mailed, to whomever, codes as well. In debug and in the demo only."""

from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.core.views import framed
from cms.outbox.models import Mail
from cms.outbox.opened import Opened

ON_A_PAGE = 30


@never_cache
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """All mails, the newest first; `?q=` looks for an address or a subject."""
    wanted = request.GET.get("q", "").strip()[:200].replace("\0", "")
    mails = Mail.objects.listed().order_by("-created_at", "-pk")
    if wanted:
        mails = mails.filter(Q(recipient__icontains=wanted) | Q(subject__icontains=wanted))
    page = Paginator(mails, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mailbox/list.html", {"page_of_mails": page, "wanted": wanted})


@never_cache
@require_safe
def mailbox_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail: its page, text, headers and files."""
    mail = get_object_or_404(Mail, pk=pk)
    content = content_of(mail)
    return render(request, "mailbox/mail.html", {"mail": mail, "opened": Opened(content) if content else None})


@never_cache
@require_safe
def mailbox_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a mail, for a frame."""
    return framed(opened(pk).html)


@never_cache
@require_safe
def mailbox_file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A file that came with a mail; always downloaded, never run."""
    files = opened(pk).attachments
    if number >= len(files):
        raise Http404
    return download(files[number].content, files[number].name or "file")


@never_cache
@require_safe
def mailbox_source(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail as it travels, for a mail program."""
    content = content_of(get_object_or_404(Mail, pk=pk))
    if content is None:
        raise Http404
    return download(content, f"{pk}.eml")


def opened(pk: int) -> Opened:
    content = content_of(get_object_or_404(Mail, pk=pk))
    if content is None:
        raise Http404
    return Opened(content)


def content_of(mail: Mail) -> bytes | None:
    """What is in the ledger, or what was put into the folder before the ledger dropped it."""
    return bytes(mail.content) if mail.content is not None else kept(mail)


def kept(mail: Mail) -> bytes | None:
    """The file that the way into a folder has written, and named in its receipt."""
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if not folder or not mail.receipt:
        return None
    file = Path(folder, Path(mail.receipt).name)
    return file.read_bytes() if file.is_file() else None


def download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
