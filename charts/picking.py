"""What a click on a figure or on the map picked, as the pages need it."""

from collections.abc import Mapping, Sequence
from typing import Any

from charts.grammar import PICK


def picked(event: Mapping[str, Any]) -> str | None:
    """The group clicked in a figure shown with `on_select="rerun"`; None when nothing is picked."""
    chosen: Sequence[Mapping[str, Any]] = event["selection"].get(PICK) or []
    return str(chosen[0]["group"]) if chosen else None


def picked_site(event: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Source, item number and sub-item of the site clicked on the map, or None."""
    site = first(event, "sites")
    return (site["source"], site["item_no"], site["sub_item"]) if site else None


def picked_district(event: Mapping[str, Any]) -> str | None:
    """The district clicked on the map, as the measures write it, or None."""
    district = first(event, "districts")
    return str(district["group"]) if district else None


def first(event: Mapping[str, Any], layer: str) -> Mapping[str, Any] | None:
    """The first object picked in a layer of the map."""
    objects: Sequence[Mapping[str, Any]] = event["selection"]["objects"].get(layer) or []
    return objects[0] if objects else None
