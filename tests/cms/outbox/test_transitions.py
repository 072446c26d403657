"""The ledger under any order of claims, calls, answers, deaths, decisions and the passing of time."""

import uuid
from collections import defaultdict
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import settings as tries
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from cms.outbox.models import Mail, State
from cms.outbox.outcomes import Outcome, Verdict
from tests.factories.mails import posted

pytestmark = pytest.mark.django_db

LEASE = timedelta(seconds=30)


class Ledger(RuleBasedStateMachine):
    """Senders are known by the calls that they hold; a call that nobody answers stands for one that was killed."""

    claims, calls = Bundle("claims"), Bundle("calls")

    def __init__(self):
        super().__init__()
        Mail.objects.all().delete()
        self.now = timezone.now()
        # Of each mail: calls after which it may have arrived, and how often people have put it back.
        self.arrivals: defaultdict[int, int] = defaultdict(int)
        self.decisions: defaultdict[int, int] = defaultdict(int)

    @initialize()
    def write(self):
        for kind in ("news", "letter", "code"):
            posted(kind=kind, unsubscribe_url="https://library.example/u/", due_at=self.now)

    @rule(target=claims, limit=st.integers(2, 3))
    def claim(self, limit):
        holder = uuid.uuid4()
        ids = Mail.objects.all().claim(holder=holder, limit=limit, now=self.now, lease=LEASE)
        return multiple((holder, ids))

    @rule(target=calls, claim=consumes(claims))
    def begin(self, claim):
        holder, ids = claim
        mails = Mail.objects.all().begin(ids, holder=holder, now=self.now, lease=LEASE, stopped=lambda mails: {})
        for mail in mails:
            # Whatever may have arrived already has been declared, and the kind allows another copy.
            assert self.arrivals[mail.pk] <= mail.doubts
            assert mail.doubts <= mail.policy.resends + self.decisions[mail.pk] * (mail.policy.resends + 1)
            self.arrivals[mail.pk] += 1
        return multiple(*((holder, mail) for mail in mails))

    @rule(call=consumes(calls), verdict=st.sampled_from(Verdict))
    def answer(self, call, verdict):
        holder, mail = call
        if verdict in (Verdict.LATER, Verdict.REFUSED):
            self.arrivals[mail.pk] -= 1
        mail.settle(Outcome(verdict, "words"), self.now)
        Mail.objects.all().settle([mail], holder=holder)

    @rule(claim=consumes(claims))
    def stop(self, claim):
        Mail.objects.all().release(holder=claim[0])

    @rule(minutes=st.sampled_from([1, 60]))
    def wait(self, minutes):
        """Long enough for every lease to end."""
        self.now += timedelta(minutes=minutes)
        Mail.objects.all().recover(self.now)

    @rule()
    def cancel(self):
        Mail.objects.all().cancel(self.now)

    @rule()
    def put_back(self):
        for mail in Mail.objects.all().retriable():
            self.decisions[mail.pk] += 1
        Mail.objects.all().put_back(self.now)

    @invariant()
    def nothing_is_forgotten(self):
        """What may have arrived is either said to be sent, or being sent, or in doubt."""
        for mail in Mail.objects.listed():
            certain = mail.state in (State.SENT, State.SENDING)
            assert self.arrivals[mail.pk] <= mail.doubts + certain


def test_ledger_declares_every_copy_whatever_happens():
    run_state_machine_as_test(Ledger, settings=tries(max_examples=20, stateful_step_count=40, deadline=None))
