"""Loads what workers need only later, where they are forked from, so that no worker has to."""

from django.urls import get_resolver

from tests.sms.ledger import sending_process  # noqa: F401 (sets Django up)

get_resolver().url_patterns  # noqa: B018
