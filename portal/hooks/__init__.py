"""Hooks: the markers a plugin uses, the specifications it may implement, and the one way to call them."""

from collections.abc import Callable
from typing import TypeVar

import pluggy

API = 1
PROJECT = "portal"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Spec = TypeVar("Spec", bound=Callable[..., object])


def always(spec: Spec) -> Spec:
    """Mark a hookspec as a duty: it is asked of every loaded plugin, switched on or not."""
    spec.portal_always = True  # type: ignore[attr-defined]
    return spec


__all__ = ["API", "always", "hookimpl", "hookspec"]
