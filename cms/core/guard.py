"""What keeps machines from filling in a form that needs no account, without keeping anybody out.

- A field that people do not see must stay empty.
- The form is signed, with the time at which it was opened.
- Where scripts run, the browser solves a small task meanwhile (ALTCHA's proof of work, version 1 of its protocol). Who
  brings no proof, having no scripts, may register as well, but not within two seconds, and not without limit from one
  network. A proof is good once: the same form for somebody else counts as one without.

ALTCHA's own widget is not used: it writes styles into the page and starts its workers from data, which our content
security policy forbids, and weighs 66 kB. Challenges and proofs are those of its library; `js/proof.js` solves them.
"""

import json
import uuid
from datetime import timedelta

from allauth.core import ratelimit
from altcha import v1 as altcha
from django import forms
from django.core.cache import cache
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SALT = "cms.core.guard"
# A form that stayed open over lunch is as good as new; one from yesterday is opened anew.
GOOD_FOR = timedelta(hours=12)
FASTEST = timedelta(seconds=2)
# On average half as many hashes: a second or two for a slow phone, while its owner types.
LARGEST_NUMBER = 30_000


def signer() -> TimestampSigner:
    return TimestampSigner(salt=SALT)


def new_token() -> str:
    return signer().sign(uuid.uuid4().hex)


def key() -> str:
    return salted_hmac(SALT, "proof").hexdigest()


def solves(proof: str, form: uuid.UUID) -> bool:
    """Whether a proof is one for this very form."""
    try:
        payload = altcha.Payload.from_base64(proof)
        of_form = payload.parse_salt()[2].get("form") == [form.hex]
        return of_form and altcha.verify_solution(payload, key())[0]
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def is_first_use(form: uuid.UUID) -> bool:
    """Whether nobody has brought the proof for this form before: one that is solved would open it for thousands."""
    return cache.add(f"{SALT}:{form.hex}", True, GOOD_FOR.total_seconds())


class GuardedForm(forms.Form):
    """A form that is signed, and asks for a proof that somebody has opened it.

    `action` names the limit in ACCOUNT_RATE_LIMITS for those who bring no proof.
    """

    action: str

    token = forms.CharField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}), required=False)
    proof = forms.CharField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}), required=False, max_length=2000)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, request: HttpRequest, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.token_text = self.sent_token() or new_token()

    def sent_token(self) -> str:
        """The token that came with the form; nothing if it is not one of ours, or of yesterday."""
        text = self.data.get("token", "")
        try:
            signer().unsign(text, max_age=GOOD_FOR)
        except BadSignature:
            return ""
        return text

    @property
    def token_uuid(self) -> uuid.UUID:
        return uuid.UUID(signer().unsign(self.token_text))

    @property
    def challenge(self) -> str:
        """The task for the browser, bound to this form; JSON."""
        made = altcha.create_challenge(
            altcha.ChallengeOptions(
                max_number=LARGEST_NUMBER,
                hmac_key=key(),
                expires=timezone.now() + GOOD_FOR,
                params={"form": self.token_uuid.hex},
            )
        )
        return json.dumps(made.to_dict())

    def clean(self):
        cleaned = super().clean()
        if not self.errors and (doubt := self.doubt()):
            self.add_error(None, doubt)
        return cleaned

    def doubt(self) -> Promise | str:
        """Why somebody should send a form once more that is right in all else; nothing if they need not."""
        if not self.sent_token():
            return _("This page was open for long. Nothing is lost: please send it once more.")
        if self.cleaned_data["website"]:
            return _("Please send it once more.")
        if solves(self.cleaned_data["proof"], self.token_uuid) and is_first_use(self.token_uuid):
            return ""
        if self.was_quick():
            return _("That was quick. Please send it once more.")
        if not ratelimit.consume(self.request, action=self.action):
            return _("Many registrations have just come from your network. Please try again in ten minutes.")
        return ""

    def was_quick(self) -> bool:
        try:
            signer().unsign(self.token_text, max_age=FASTEST)
        except SignatureExpired:
            return False
        return True
