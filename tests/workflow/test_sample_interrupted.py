"""Loading the sample can be stopped at any file and goes on where it stopped."""

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.workflow import upkeep


class Stopped(Exception):
    pass


@pytest.mark.slow
def test_an_interrupted_load_goes_on_where_it_stopped(sample_house, monkeypatch):
    def stop(done, total, name):
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        workflow.load_sample(sample_house, LOCAL_USER, stop)
    monkeypatch.setattr(upkeep, "_decide", lambda *_: (_ for _ in ()).throw(Stopped()))
    with pytest.raises(Stopped):  # received, but nobody decided: the plug was pulled in between
        workflow.load_sample(sample_house, LOCAL_USER)
    monkeypatch.undo()
    names = []
    workflow.load_sample(sample_house, LOCAL_USER, lambda done, total, name: names.append(name))
    submissions = sample_house.store.submissions()
    assert len(submissions) == len({(s.round, s.unit) for s in submissions}) == len(names) + 3
    again = []
    workflow.load_sample(sample_house, LOCAL_USER, lambda *step: again.append(step))
    assert len(again) == sum(s.status == "waiting" for s in submissions)
