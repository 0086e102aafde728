"""The other duties of the sample province, loaded as an office would have written them: laid out, then kept up."""

from dataclasses import replace
from functools import partial

from indicators.access.rights import Actor, require
from indicators.observations.duty_model import Duty
from indicators.output.duty_words import field_words
from indicators.sample.duties import CORRECTED_ON, WRITTEN_ON, SampleDuty, moment, sample_duties
from indicators.store.duties import duties, write_duties
from indicators.workflow.duties import unit_names
from indicators.workflow.house import House
from indicators.workflow.strategy_rounds import known_rounds


def load_duties(house: House, actor: Actor) -> int:
    """The lines of the newest round's plan; how many there are. What is there already stays; a load that was
    interrupted goes on where it stopped. Raises NotAllowed."""
    require(actor, "sample")
    rounds, database, kinds = known_rounds(house), house.store.database, house.catalogue.duties
    if not rounds:
        return 0
    newest, province = rounds[-1], house.store.province
    units = house.catalogue.units_on(province, newest.data_date)
    places = tuple(u.code for u in units if u.code in newest.units and u.level != "department")
    made = sample_duties(newest, frozenset(u.code for u in units), places)
    year, told = newest.data_date.year, partial(field_words, names=unit_names(house, actor))
    if not duties(database):
        first = [Duty("", one.kind, one.scope, one.year, one.first) for one in made]
        write_duties(database, first, kinds, told, actor.name, moment(year, WRITTEN_ON))
    kept = {(d.kind, d.scope, d.said(kinds[d.kind].headline)): d for d in duties(database) if d.version == 1}
    later = [replace(old, fields=one.fields) for one in made if (old := _kept(one, kept, kinds))]
    if later:
        write_duties(
            database, later, kinds, told, actor.name, moment(year, CORRECTED_ON), "Cập nhật tình hình"
        )
    return len(duties(database))


def _kept(one: SampleDuty, kept: dict, kinds) -> Duty | None:
    """The line as it was laid out, where something is to be brought up to date."""
    old = kept.get((one.kind, one.scope, one.fields[kinds[one.kind].headline]))
    return old if old and dict(old.fields) == one.first != one.fields else None
