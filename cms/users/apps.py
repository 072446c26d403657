from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    # Of the two in this file, the one that `cms.users` stands for; without it Django takes neither.
    default = True
    name = "cms.users"
    label = "users"
    verbose_name = _("People")

    def ready(self):
        from cms.core import letter_samples
        from cms.outbox import kinds
        from cms.users.holdings import register_holdings
        from cms.users.kinds import COMMENT, MODERATION
        from cms.users.letter_samples import SAMPLES
        from cms.users.listening import connect_history
        from cms.users.notifications import connect_notifiers
        from cms.users.roles import ensure_roles
        from cms.users.second_factor.receivers import connect_receivers

        # After migrating and after flushing: a site without roles lets nobody work.
        post_migrate.connect(ensure_roles, sender=self)
        connect_notifiers()
        letter_samples.register(*SAMPLES)
        for kind in (MODERATION, COMMENT):
            kinds.register(kind)
        connect_receivers()
        connect_history()
        register_holdings()


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's admin of users, with our forms: people log in by e-mail and have one name."""

    user_viewset = "cms.users.viewsets.UserViewSet"
    group_viewset = "cms.users.viewsets.GroupViewSet"
