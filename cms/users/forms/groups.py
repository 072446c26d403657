"""Groups as administrators edit them."""

from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import GroupForm as WagtailGroupForm

from cms.users.roles import LABELS


class GroupForm(WagtailGroupForm):
    """A group; the roles, which the site knows by their names, keep them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.name in LABELS:
            self.fields["name"].disabled = True
            self.fields["name"].help_text = _("A role of this site. Its name stays; what it may do is yours to decide.")
