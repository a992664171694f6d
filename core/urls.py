"""Addresses of images, runs and health."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from core import views

router = SimpleRouter(use_regex_path=False)
router.register("images", views.ImageViewSet, basename="image")
router.register("runs", views.RunViewSet, basename="run")

urlpatterns = [
    path("runs/<uuid:run_id>/events/", views.run_events, name="run-events"),
    path("health/live", views.live),
    path("health/live/", views.live),
    path("health/ready", views.ready),
    path("health/ready/", views.ready),
    *router.urls,
]
