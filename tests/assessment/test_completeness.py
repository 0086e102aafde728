"""How complete an appendix is: what a round asks, held against what it answers."""

from hypothesis import given
from hypothesis import strategies as st

from indicators.assessment.answers import answers
from indicators.assessment.completeness import completeness
from indicators.catalogue.definitions import Asked, Request
from indicators.output.tables.board_words import share_words

Y2023, Y2024 = Asked(2023, "year", "actual"), Asked(2024, "year", "actual")
AHEAD = Asked(2025, "year", "projection")
ASKS = (Y2023, Y2024, AHEAD)
OWN, OTHER = Request("1.1", "608"), Request("2.3", "608")
PLACES = [(r.indicator, r.subject, a) for r in (OWN, OTHER) for a in ASKS]
SAID = st.dictionaries(st.sampled_from(PLACES), st.sampled_from(["figure", "words", "none"]))


def test_rows_are_counted_by_how_they_were_answered():
    third, fourth = Request("3.1", "608"), Request("4.1", "608")
    said = {("1.1", "608", a): "figure" for a in ASKS}
    said |= {("2.3", "608", a): "figure" for a in ASKS} | {("2.3", "608", Y2024): "words"}
    said |= {("3.1", "608", Y2023): "none"}
    found = completeness((OWN, OTHER, third, fourth), ASKS, said, rejected=2)
    assert (found.asked, found.with_figures, found.without_figures, found.in_part, found.silent) == (
        4,
        1,
        1,
        1,
        1,
    )
    assert (found.places, found.answered, found.share_pct, found.complete) == (12, 7, 58, False)
    assert [(row.request.indicator, row.columns) for row in found.missing] == [
        ("3.1", (Y2024, AHEAD)),
        ("4.1", ASKS),
    ]
    assert [row.request.indicator for row in found.in_words] == ["2.3"]
    assert [row.columns for row in found.said_none] == [(Y2023,)]
    assert found.rejected == 2


@given(SAID, st.sampled_from(PLACES), st.sampled_from(["figure", "words", "none"]))
def test_one_more_answer_never_makes_an_appendix_less_complete(said, place, answer):
    before, after = (
        completeness((OWN, OTHER), ASKS, said),
        completeness((OWN, OTHER), ASKS, {place: answer} | said),
    )
    assert after.answered >= before.answered
    assert after.share_pct >= before.share_pct
    assert len(after.missing) <= len(before.missing)


@given(SAID)
def test_the_four_kinds_of_rows_sum_to_what_was_asked_and_the_missing_ones_are_named(said):
    found = completeness((OWN, OTHER), ASKS, said)
    assert found.with_figures + found.without_figures + found.in_part + found.silent == found.asked
    assert sum(len(row.columns) for row in found.missing) == found.places - found.answered
    assert found.complete == (found.missing == ())


@given(st.integers(1, 3000), st.data())
def test_the_share_is_a_hundred_only_when_nothing_is_missing(asked, data):
    requests = tuple(Request(str(n), "608") for n in range(asked))
    given_ = data.draw(st.integers(0, asked))
    found = completeness(requests, (Y2024,), {(str(n), "608", Y2024): "figure" for n in range(given_)})
    assert (found.share_pct == 100) == (given_ == asked)
    assert (share_words(found) == "0%") == (given_ == 0)


def test_nothing_asked_has_no_share():
    assert completeness((), ASKS, {}).share_pct is None


def test_what_nobody_asked_for_changes_nothing():
    assert completeness((OWN,), (Y2024,), {("9.9", "608", Y2024): "figure"}).answered == 0


def place(request, asked):
    return request.indicator, request.subject, asked


def test_a_row_that_lacks_figures_and_was_not_told_so_said_that_it_has_none():
    said = answers((OWN, OTHER), ASKS, [place(OWN, Y2023)], [], [("2.3", ": năm 2023, năm 2024")])
    assert said == {place(OWN, Y2023): "figure", place(OWN, Y2024): "none", place(OWN, AHEAD): "none"}


def test_a_row_that_was_told_to_add_some_of_its_years_accounted_for_the_others():
    said = answers((OWN,), ASKS, [], [], [("1.1", ": năm 2023")])
    assert said == {place(OWN, Y2024): "none"}


def test_a_projection_is_missed_though_no_file_is_told_to_add_it():
    assert place(OWN, AHEAD) not in answers((OWN,), ASKS, [place(OWN, Y2023), place(OWN, Y2024)], [], [])


def test_words_stand_for_a_number_until_one_is_confirmed():
    assert answers((OWN,), (Y2024,), [], [place(OWN, Y2024)], []) == {place(OWN, Y2024): "words"}
    assert answers((OWN,), (Y2024,), [place(OWN, Y2024)], [place(OWN, Y2024)], []) == {
        place(OWN, Y2024): "figure"
    }


def test_of_two_rows_of_one_indicator_each_finding_tells_one():
    whole = Request("1.1", "62")
    told = [("1.1", ": năm 2024")]
    said = answers((whole, OWN), (Y2024,), [place(whole, Y2024)], [], told)
    assert said == {place(whole, Y2024): "figure"}
    assert answers((whole, OWN), (Y2024,), [], [], told * 2) == {}
