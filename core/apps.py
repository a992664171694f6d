from django.apps import AppConfig
from django.conf import settings


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Ground: files, images and runs"

    def ready(self) -> None:
        if settings.ENV.fonts_dir:
            from core.services.fonts import use_own_fonts

            use_own_fonts(settings.ENV.fonts_dir)
