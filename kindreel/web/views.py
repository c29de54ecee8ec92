"""Pages of the shell itself: about, offline, light or dark, the service worker."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from kindreel.web.context import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600  # seconds


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what this place is and who runs it."""
    return render(request, "web/about.html")


@require_safe
@cache_control(public=True, max_age=3600)
def offline(request: HttpRequest) -> HttpResponse:
    """Show the page that the service worker keeps for when there is no network."""
    return render(request, "web/offline.html")


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer that the web process lives."""
    return HttpResponse("ok", content_type="text/plain")


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark in a cookie, and go back to where one was."""
    there = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        there = "/"
    answer = HttpResponseRedirect(there)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        answer.set_cookie(
            THEME_COOKIE, theme, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    return answer


@require_safe
@cache_control(max_age=0, no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """Serve the service worker from the root, so that it may answer for every page."""
    return render(request, "web/sw.js", content_type="text/javascript")


@require_safe
@cache_control(public=True, max_age=3600)
def manifest(_request: HttpRequest) -> JsonResponse:
    """Let a phone put this place on its home screen."""
    return JsonResponse(
        {
            "name": settings.COMMUNITY_NAME,
            "short_name": settings.COMMUNITY_NAME[:12],
            "start_url": "/",
            "display": "standalone",
            "background_color": "#faf4e8",
            "theme_color": "#faf4e8",
            "icons": [
                {"src": static("web/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": static("web/mark-192.png"), "sizes": "192x192", "type": "image/png"},
                {"src": static("web/mark-512.png"), "sizes": "512x512", "type": "image/png"},
            ],
        },
        content_type="application/manifest+json",
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be understood, or is too large, in words."""
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, f"{status}.html", status=status)
