from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"

    def ready(self):
        from cms.core import dashboard, panels

        for panel in (panels.WAITS, panels.DUE, panels.HAPPENED):
            dashboard.register(panel)
