"""What a click gives back to the page."""

import pytest

from charts import picked, picked_district, picked_site


@pytest.mark.parametrize(
    ("selection", "group"),
    [
        ({"pick": [{"group": "市水务局"}]}, "市水务局"),
        ({"pick": []}, None),
        ({"pick": {}}, None),
        ({}, None),
    ],
)
def test_a_figure_gives_the_group(selection: dict[str, object], group: str | None) -> None:
    assert picked({"selection": selection}) == group


def test_the_map_gives_a_site_or_a_district() -> None:
    site = {"source": "一轮", "item_no": "24", "sub_item": "1", "tip": "…"}
    on_site = {"selection": {"indices": {}, "objects": {"sites": [site]}}}
    on_district = {"selection": {"indices": {}, "objects": {"districts": [{"group": "盐津"}]}}}
    nowhere: dict[str, dict[str, dict[str, object]]] = {"selection": {"indices": {}, "objects": {}}}
    assert (picked_site(on_site), picked_district(on_site)) == (("一轮", "24", "1"), None)
    assert (picked_site(on_district), picked_district(on_district)) == (None, "盐津")
    assert picked_site(nowhere) is None
