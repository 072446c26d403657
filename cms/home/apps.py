from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "cms.home"
    label = "home"

    def ready(self):
        from cms.core import footer
        from cms.home.models import standing_pages

        footer.register(standing_pages)
