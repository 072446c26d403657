"""The page on which a broadcast is checked and sent: what it says, who gets it, what it costs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from cms.users.models import User
from sms.admin.acting import ShowView
from sms.admin.columns import SIGNS
from sms.admin.dates import leavings
from sms.admin.previewing import shown_of
from sms.admin.rows import BROADCASTS, seen_broadcasts
from sms.models.broadcast import BroadcastState


class CheckView(ShowView):
    """Whoever may see a broadcast sees this; what they may do stands beside it."""

    template_name = "wagtailadmin/sms/check.html"
    header_icon = "comment"

    def rows(self, user: User):
        return seen_broadcasts(user)

    def get_breadcrumbs_items(self):
        index = {"url": reverse("broadcasts:index"), "label": _("Broadcasts")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    @property
    def may_change(self) -> bool:
        return BROADCASTS.user_has_permission(self.request.user, "change")

    @property
    def header_buttons(self):
        if not self.may_change or self.row.state != BroadcastState.DRAFT:
            return []
        return [HeaderButton(_("Edit"), url=reverse("broadcasts:edit", args=[self.row.pk]), icon_name="edit")]

    def get_context_data(self, **kwargs):
        dates, problem = leavings(self.row)
        return super().get_context_data(**kwargs) | {
            "broadcast": self.row,
            "sign": SIGNS[BroadcastState(self.row.state)],
            "shown": shown_of(self.row).values(),
            "dates": dates,
            "dates_problem": problem,
            "own_clock": self.row.own_clock,
            "dispatches": self.row.dispatches.order_by("-planned_for")[:SHOWN],
            "may_change": self.may_change,
        }


SHOWN = 20
