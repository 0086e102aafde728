"""Figures that count are read once, until something that counts changes."""

from store_material import accept, observation, reading, send


def test_a_file_that_waits_has_nobody_read_the_accepted_figures_again(store):
    accept(store, send(store, reading()))
    before = store.figures()
    send(store, reading(unit="610"), minutes=2, content=b"other")
    assert store.figures() is before


def test_an_acceptance_is_seen_at_once(store):
    accept(store, send(store, reading()))
    assert [figure.subject for figure in store.figures()] == ["608"]
    waiting = send(store, reading(unit="610"), minutes=2, content=b"other")
    accept(store, waiting, minutes=3)
    assert {figure.subject for figure in store.figures()} == {"608", "610"}
    better = send(store, reading(observation(value=50.0, numerator=56.5)), minutes=4, content=b"mended")
    accept(store, better, minutes=5)
    assert {figure.value for figure in store.figures() if figure.subject == "608"} == {50.0}
