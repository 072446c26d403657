"""How allauth serves this site."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators as long as visitors have no use for one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
