"""Invented sites lie where their lists say; every unit named is in the directory of its place."""

import re

import pytest

from data import places
from data.samples import qixingguan
from data.samples.content import records
from data.samples.petitions import Case
from data.samples.qixingguan_petitions import cases as qixingguan_cases
from data.samples.upload import month_ends
from data.samples.zhaotong_petitions import cases as zhaotong_cases

DISTRICTS = {"gansu": "甘肃省", "maoming": "茂名市", "huzhou": "湖州市", "zhaotong": "昭通市"}
ALONE = {"jiayuguan": "嘉峪关市", "qixingguan": "七星关区"}
UNIT_FIELDS = ("lead", "responsible", "support", "supervising", "units")


def adcodes(place: str) -> dict[str, str]:
    """Adcode of every district of a place."""
    found = places.counties_of(place)
    return dict(zip(found.name, found.adcode, strict=True))


def names(text: str) -> list[str]:
    """The unit names of a cell; a mark within brackets belongs to the name."""
    return [n for n in re.split("、(?![^（]*）)", text.replace("\n", "")) if n]


@pytest.mark.parametrize("name", DISTRICTS)
def test_a_site_lies_in_a_district_of_its_task(name: str) -> None:
    known = adcodes(DISTRICTS[name])
    for record in filter(lambda r: r["site"], records(name)):
        lon, lat = map(float, record["site"].split(","))
        within = [d for d in names(record["district"]) if places.contains(known[d], lon, lat)]
        assert within, record["problem"]


@pytest.mark.parametrize("name", ALONE)
def test_a_site_lies_in_a_place_without_districts(name: str) -> None:
    (adcode,) = adcodes(ALONE[name]).values()
    sites = [r["site"].split(",") for r in records(name) if r["site"]]
    assert all(places.contains(adcode, float(lon), float(lat)) for lon, lat in sites)


def test_petition_sites_lie_in_their_county_or_district() -> None:
    known = adcodes("昭通市") | {"": adcodes("七星关区")["七星关区"]}
    found = [
        (known[c.area.split("、")[0]], c) for c, _ in zhaotong_cases(month_ends(2020, 8, 6), 5)
    ]
    found += [(known[""], case) for case in qixingguan_cases()]
    sited = [(adcode, case.site) for adcode, case in found if case.site]
    assert len(sited) == 91
    assert all(places.contains(adcode, *site) for adcode, site in sited)


@pytest.mark.parametrize("name", [*DISTRICTS, *ALONE])
def test_every_unit_named_is_in_the_directory(name: str) -> None:
    listed = records(f"directory_{name}")
    if name == "qixingguan":
        listed += qixingguan.town_units()
    known = {r["name"] for r in listed} | {a for r in listed for a in names(r["aliases"])}
    rows = records(name)
    if name in ("qixingguan", "zhaotong"):
        rows += records(f"petitions_{name}")
    used = {unit for row in rows for f in UNIT_FIELDS for unit in names(row.get(f, ""))}
    used |= {member for row in listed for member in names(row["members"])}
    assert used - known == set()


def test_the_districts_of_zhaotong_are_its_eleven_counties() -> None:
    named = {d for r in records("zhaotong") for d in names(r["district"])}
    assert named == set(adcodes("昭通市"))
    assert len(named) == 11


def test_most_tasks_of_zhaotong_have_a_site() -> None:
    assert sum(bool(r["site"]) for r in records("zhaotong")) == 40


def area_count(found: list[Case]) -> int:
    """How many petitions span two areas."""
    return sum("、" in case.area for case in found)


def test_some_petitions_span_two_areas() -> None:
    assert area_count(qixingguan_cases()) == 5
    assert area_count([case for case, _ in zhaotong_cases(month_ends(2020, 8, 6), 5)]) == 1
