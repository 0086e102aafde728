"""Who is hidden beside a small count, as a clerk would work it out with a pencil."""

import pytest

from indicators.access.protection import Count, protected
from indicators.access.suppression import Edition, Total, choose

BELOW = 5
FOUR = {"A": (3, 7), "B": (10, 20), "C": (30, 40), "D": (11, 15)}


def edition(counts, name="2024", year=2024, parts=None, own=()):
    """One edition of one year: the province's total of ``parts`` (all), and of each unit of ``own``: its parts."""
    made = {unit: Count(unit, year, *numbers) for unit, numbers in counts.items()}
    small = frozenset(u for u, (n, d) in counts.items() if 0 < n < BELOW or 0 < d < BELOW)
    below = [
        Total(unit, year, frozenset(made[p] for p in children), made[unit])
        for unit, children in dict(own).items()
    ]
    whole = Total("62", year, frozenset(made[u] for u in parts or made))
    return Edition(name, frozenset(made.values()), small, (whole, *below))


def hidden(*editions, above=()):
    return choose(editions, BELOW, dict(above))


def test_the_smallest_others_are_hidden_until_three_stand_together():
    chosen = hidden(edition(FOUR))
    assert (chosen.hidden, chosen.withheld) == ({"A", "B", "D"}, frozenset())


def test_nobody_is_hidden_where_no_count_is_small():
    chosen = hidden(edition(FOUR | {"A": (6, 7)}))
    assert (chosen.hidden, chosen.withheld) == (frozenset(), frozenset())


@pytest.mark.parametrize("units", ["A", "AB"])
def test_a_total_of_too_few_units_is_withheld_and_nobody_hidden_in_vain(units):
    chosen = hidden(edition({u: FOUR[u] for u in units}))
    assert (chosen.hidden, chosen.withheld) == ({"A"}, {("2024", 2024)})


def test_a_group_whose_sum_stays_small_to_one_of_its_own_is_widened():
    few = {"A": (1, 6), "B": (1, 7), "C": (2, 8), "D": (9, 50), "E": (20, 60), "F": (30, 70)}
    assert hidden(edition(few)).hidden == {"A", "B", "C", "D", "E"}  # without D the rest make 4


def test_a_unit_hidden_for_one_year_is_hidden_in_all_and_so_are_those_beside_it():
    first = edition(FOUR, "2024", 2024)
    second = edition(FOUR | {"A": (8, 9)}, "2025", 2025)
    assert hidden(first, second) == hidden(first)


def test_a_correction_to_a_small_count_withholds_the_total_where_the_others_were_seen():
    seen = edition(FOUR | {"A": (13, 17)})
    assert hidden(seen, edition(FOUR)).withheld == {("2024", 2024)}


def test_a_hidden_unit_may_correct_its_count_without_the_total_going():
    corrected = edition(FOUR | {"A": (2, 9)})
    assert hidden(edition(FOUR), corrected).withheld == frozenset()


def test_who_comes_late_and_is_small_withholds_the_total_that_would_tell_the_difference():
    before = {u: FOUR[u] for u in "ABCD"}
    assert hidden(edition(before), edition(before | {"E": (2, 4)})).withheld == {("2024", 2024)}


def test_a_district_is_hidden_with_its_communes_where_these_are_too_few():
    counts = {"D1": (13, 27), "D2": (20, 40), "D3": (30, 50), "D4": (60, 90), "c1": (3, 7), "c2": (10, 20)}
    above = {"c1": "D1", "c2": "D1"}
    chosen = hidden(edition(counts, parts=["D1", "D2", "D3", "D4"], own={"D1": ["c1", "c2"]}), above=above)
    assert chosen.hidden == {"D1", "D2", "D3", "c1", "c2"}
    assert not chosen.withheld


def test_a_district_stays_where_enough_of_its_communes_are_hidden():
    counts = {"D1": (53, 87), "D2": (20, 40), "c1": (3, 7), "c2": (10, 20), "c3": (40, 60)}
    above = dict.fromkeys(("c1", "c2", "c3"), "D1")
    chosen = hidden(edition(counts, parts=["D1", "D2"], own={"D1": list(above)}), above=above)
    assert (chosen.hidden, chosen.withheld) == ({"c1", "c2", "c3"}, frozenset())


def test_two_totals_that_differ_by_one_unit_protect_it_not():
    a, b, c, d = (Count(u, 2024, 3, 20) for u in "abcd")
    e, f = (Count(u, 2024, 30, 40) for u in "ef")
    group = dict.fromkeys((a, b, c, d, e, f), 1)
    without = dict.fromkeys((b, c, d, e, f), 1)
    assert protected([group], BELOW)
    assert protected([without], BELOW)
    assert not protected([group, without], BELOW)
