"""How often one person or one address may do one thing: fixed windows in Django's cache."""

import hashlib
import ipaddress
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

P = ParamSpec("P")
Asked = TypeVar("Asked", bound=HttpRequest)


def allow(who: HttpRequest | str, name: str, *, limit: int, seconds: int, times: int = 1) -> bool:
    """Count tries of `name` by `who`; False once there were more than `limit` in a window.

    A request stands for the account signed in, else for the address it comes from.
    """
    window = int(timezone.now().timestamp()) // seconds
    digest = hashlib.sha256(_key_of(who).encode()).hexdigest()[:32]
    key = f"limit:{name}:{digest}:{window}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key, times) <= limit
    except ValueError:  # the cache was full and dropped the count between these two lines
        return True


def limited(
    name: str, *, limit: int, seconds: int
) -> Callable[
    [Callable[Concatenate[Asked, P], HttpResponseBase]],
    Callable[Concatenate[Asked, P], HttpResponseBase],
]:
    """Let a view be posted to `limit` times a window; then answer 429 with words."""

    def around(
        view: Callable[Concatenate[Asked, P], HttpResponseBase],
    ) -> Callable[Concatenate[Asked, P], HttpResponseBase]:
        @wraps(view)
        def answer(request: Asked, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method == "POST" and not allow(request, name, limit=limit, seconds=seconds):
                return slow_down(request)
            return view(request, *args, **kwargs)

        return answer

    return around


def slow_down(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Answer 429 in words. Takes whatever else a rate limiter passes along."""
    return render(request, "429.html", status=429)


def client_address(request: HttpRequest) -> str:
    """Return the address a request comes from; config/wsgi.py looked past trusted proxies."""
    try:
        return str(ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return "127.0.0.1"  # a local socket has no address


def _key_of(who: HttpRequest | str) -> str:
    if isinstance(who, str):
        return who
    if who.user.is_authenticated:
        return f"account {who.user.pk}"
    return f"address {_home_of(client_address(who))}"


def _home_of(address: str) -> str:
    """Return the network that one home or phone has: an IPv6 one holds 2⁶⁴ addresses."""
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False))
