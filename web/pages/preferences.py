"""The interface's language and look, kept in cookies of this browser."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

_YEAR = 365 * 24 * 3600


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    answer = HttpResponseRedirect(back, status=303)
    language, look = request.POST.get("language", ""), request.POST.get("look", "")
    if language in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=_YEAR, samesite="Lax", httponly=True
        )
    if look in ("light", "dark"):
        answer.set_cookie("look", look, max_age=_YEAR, samesite="Lax", httponly=True)
    else:
        answer.delete_cookie("look", samesite="Lax")
    return answer
