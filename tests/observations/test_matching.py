"""Every known name, bent in every usual way: never a wrong indicator, hardly ever none. Prints what it measured."""

import importlib.util
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from indicators.catalogue import load
from indicators.observations.matching import matcher_for

ROOT = Path(__file__).parents[2]
STRATEGIES = ("2021-2030", "2011-2020")
LEAST_RECALL = 0.97


def _perturbations():
    path = Path(__file__).with_name("perturbations.py")
    spec = importlib.util.spec_from_file_location("perturbations", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ALL


def _names(strategy: str) -> list[tuple[str, str]]:
    catalogue = load()
    aliases = catalogue.aliases["indicator"]
    return [
        (i.code, name)
        for i in catalogue.indicators_of(strategy)
        for name in (i.name, *aliases.get(f"{strategy}/{i.code}", ()))
    ]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_known_name_is_matched_as_it_stands(strategy: str) -> None:
    matcher = matcher_for(load(), strategy)
    assert [(code, name) for code, name in _names(strategy) if matcher.match(name).indicator != code] == []


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_bent_name_is_never_matched_wrongly_and_hardly_ever_missed(
    strategy: str, seed: int, capsys
) -> None:
    matcher, dice = matcher_for(load(), strategy), random.Random(seed)
    right, wrong, missed = 0, [], Counter()
    for code, name in _names(strategy):
        for bend in _perturbations():
            bent = bend(name, dice)
            found = matcher.match(bent).indicator
            right += found == code
            if found is None:
                missed[bend.__name__] += 1
            elif found != code:
                wrong.append((bent, code, found))
    total = right + len(wrong) + missed.total()
    with capsys.disabled():
        print(
            f"\n{strategy}: {right}/{total} đúng ({right / total:.1%}), {len(wrong)} sai, bỏ sót {dict(missed)}"
        )
    assert wrong == []
    assert right / total >= LEAST_RECALL


def test_a_repeated_name_is_answered_from_memory() -> None:
    """A workbook repeats its names thousands of times; the benchmarks show what that is worth."""
    matcher = matcher_for(load(), "2021-2030")
    name = "Nữ giám đốc, chủ doanh nghiệp, hợp tác xã"
    assert matcher.match(name) is matcher.match(name)


@pytest.mark.slow
def test_the_same_name_gets_the_same_score_in_every_process() -> None:
    """Scores sum weights of sets, whose order changes with the process: a rebuild must not."""
    code = (
        "from indicators.catalogue import load\n"
        "from indicators.observations.matching import matcher_for\n"
        "m = matcher_for(load(), '2021-2030')\n"
        "print([m.match(n) for n in ('Tỷ lệ nữ lao đọng làm côg hưởng', 'Trẻ em gái DTTS học tiu học', 'Đài truyền')])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
