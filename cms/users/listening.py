"""What allauth tells of accounts, written into their history."""

from allauth.account import signals as account
from allauth.mfa import signals as factors
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.db.models.signals import pre_save

from cms.users.models import AccountEvent, User
from cms.users.services import end_sessions, record, record_log_in
from cms.users.services.sessions import forget_address, open_sessions

Kind = AccountEvent.Kind


def on_log_in(sender, request, user, **kwargs) -> None:
    record_log_in(person=user, request=request)


def on_log_out(sender, request, user, **kwargs) -> None:
    if user is not None:
        record(Kind.LOGGED_OUT, person=user, request=request)


def on_failed_password(sender, credentials, request=None, **kwargs) -> None:
    """Somebody has tried; of addresses that have no account nothing is kept."""
    tried = User.objects.filter(email__iexact=credentials.get("email") or "").first()
    if tried:
        record(Kind.FAILED, person=tried, request=request, ways="password")


def on_failed_code(sender, request, user, **kwargs) -> None:
    record(Kind.FAILED, person=user, request=request, ways="code")


def on_failed_factor(sender, request, user, authenticator=None, **kwargs) -> None:
    record(Kind.FAILED, person=user, request=request, ways=authenticator.type if authenticator else "")


def on_new_password(sender, request, user, **kwargs) -> None:
    """Django has no use for the other sessions any more; here their rows go as well."""
    record(Kind.PASSWORD_CHANGED, person=user, request=request)
    others = open_sessions(user).exclude(session_key=request.session.session_key)
    end_sessions(person=user, sessions=others, request=request)


def on_factor_added(sender, request, user, authenticator, **kwargs) -> None:
    record(Kind.FACTOR_ADDED, person=user, request=request, ways=authenticator.type)


def on_factor_removed(sender, request, user, authenticator, **kwargs) -> None:
    record(Kind.FACTOR_REMOVED, person=user, request=request, ways=authenticator.type)


def connect_history() -> None:
    """Have accounts write their history; called once, when the site starts."""
    account.user_logged_in.connect(on_log_in)
    user_logged_out.connect(on_log_out)
    user_login_failed.connect(on_failed_password)
    account.login_code_rejected.connect(on_failed_code)
    for signal in (account.password_changed, account.password_set, account.password_reset):
        signal.connect(on_new_password)
    pre_save.connect(forget_address, sender=UserSession)
    factors.authentication_failed.connect(on_failed_factor)
    factors.authenticator_added.connect(on_factor_added)
    factors.authenticator_removed.connect(on_factor_removed)
