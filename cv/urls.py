"""Addresses of CVs."""

from rest_framework.routers import SimpleRouter

from cv import views

router = SimpleRouter(use_regex_path=False)
router.register("questionnaires", views.CVQuestionnaireViewSet, basename="questionnaire")
router.register("versions", views.VersionViewSet, basename="version")
router.register("suggestions", views.SuggestionViewSet, basename="suggestion")
router.register("questions", views.QuestionViewSet, basename="question")
router.register("artifacts", views.ArtifactViewSet, basename="artifact")

urlpatterns = router.urls
