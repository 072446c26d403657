"""What somebody may see and do in conversations, and how lists show them."""

from django.db.models import Case, IntegerField, QuerySet, Value, When
from wagtail.admin.ui.tables import Column

from cms.core.directions import left_to_right
from cms.partners.permissions import PartnerPermissionPolicy, libraries_of, team_members, works_for_whole_network
from cms.users.models import User
from sms.models import Thread
from sms.numbers import masked

THREADS = PartnerPermissionPolicy(Thread)
Reason = Thread.Reason
SIGNS = {Reason.ALARM: "warning", Reason.WANTS_OUT: "logout", Reason.HUMAN: "user", Reason.UNCLEAR: "help"}
RANKS = Case(
    *(When(reason=reason, then=Value(rank)) for rank, reason in enumerate(Reason)),
    output_field=IntegerField(),
)


def seen_threads(user: User) -> QuerySet[Thread]:
    """The conversations of readers of the libraries that somebody works for."""
    rows = THREADS.instances_user_has_any_permission_for(user, ["view", "change"])
    return rows.select_related("assigned_to", "library", "subscriber__library")


def own_threads(user: User) -> QuerySet[Thread]:
    """Those in which somebody may answer."""
    rows = THREADS.instances_user_has_any_permission_for(user, ["change"])
    return rows.select_related("assigned_to", "library", "subscriber__library")


def colleagues(user: User, thread: Thread) -> QuerySet[User]:
    """To whom somebody may give a conversation: whoever may answer in it."""
    people = THREADS.users_with_any_permission_for_instance(["change"], thread)
    if not works_for_whole_network(user):
        people = people.filter(pk__in=team_members(thread.library).values("pk"))
    return people.filter(is_active=True).distinct().order_by("email")


def own_libraries(user: User):
    """To which libraries somebody may give one."""
    return libraries_of(user).order_by("slug")


def shown_number(user: User, thread: Thread) -> str:
    """Whole for officers, who may have to call or to look somebody up; partners never see numbers."""
    return left_to_right(thread.phone if works_for_whole_network(user) else masked(thread.phone))


def masked_number(thread: Thread) -> str:
    """Enough of a number to recognise it: lists are looked through on shared screens."""
    return left_to_right(masked(thread.phone)) or "–"


class ReasonColumn(Column):
    """Why a person has to look, in words and by a sign."""

    cell_template_name = "wagtailadmin/sms/reason_cell.html"

    def get_cell_context_data(self, instance: Thread, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {"sign": SIGNS[Reason(instance.reason)]}
