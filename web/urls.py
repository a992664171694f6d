"""Addresses of the pages."""

from django.urls import path
from django.views.decorators.gzip import gzip_page

from web.http import static_file
from web.pages import check, export, history, letter, preferences, result, run, start, tailor

app_name = "web"
urlpatterns = [
    path("static/<path:name>", static_file, name="static"),
    path("", gzip_page(start.start), name="start"),
    path("preferences/", preferences.save, name="preferences"),
    path("runs/<uuid:run_id>/", gzip_page(run.show), name="run"),
    path("runs/<uuid:run_id>/live/", gzip_page(run.live), name="run-live"),
    path("runs/<uuid:run_id>/cancel/", run.cancel, name="run-cancel"),
    path("runs/<uuid:run_id>/retry/", run.retry, name="run-retry"),
    path("resumes/", gzip_page(history.show), name="history"),
    path("resumes/<uuid:resume_id>/", gzip_page(result.show), name="resume"),
    path("resumes/<uuid:resume_id>/review/", gzip_page(result.review), name="review"),
    path("resumes/<uuid:resume_id>/fresh/", gzip_page(result.fresh), name="fresh"),
    path("resumes/<uuid:resume_id>/safe/", result.accept_safe, name="accept-safe"),
    path("resumes/<uuid:resume_id>/last/<str:what>/", result.undo, name="undo"),
    path("resumes/<uuid:resume_id>/match/", gzip_page(tailor.match), name="match"),
    path("resumes/<uuid:resume_id>/check/", gzip_page(check.show), name="check"),
    path("resumes/<uuid:resume_id>/source/", gzip_page(check.places), name="places"),
    path("resumes/<uuid:resume_id>/source/<int:number>/", check.source, name="source-page"),
    path("resumes/<uuid:resume_id>/look/", gzip_page(export.show), name="export"),
    path("resumes/<uuid:resume_id>/letter/", gzip_page(letter.show), name="letter"),
    path("resumes/<uuid:resume_id>/photo/", export.photo, name="photo"),
    path("resumes/<uuid:resume_id>/versions/", gzip_page(history.versions), name="versions"),
    path("resumes/<uuid:resume_id>/stage/", history.stage, name="stage"),
    path("resumes/<uuid:resume_id>/delete/", history.delete, name="delete"),
    path("suggestions/<uuid:suggestion_id>/", gzip_page(result.decide), name="suggestion"),
    path("questions/<uuid:question_id>/", result.answer, name="question"),
    path("versions/<uuid:version_id>/restore/", history.restore, name="restore"),
    path("versions/<uuid:version_id>/page/<int:number>/", export.page, name="page"),
    path("files/<uuid:artifact_id>/", export.download, name="download"),
]
