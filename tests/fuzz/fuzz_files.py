"""Search for bytes that the reader or the repair of journey maps can't cope with, guided by coverage.

It needs atheris (by Google, Linux and Python 3.11 to 3.13), which is no requirement of
the project. In the checkout's folder:

    python3.11 -m venv fuzzing && fuzzing/bin/pip install atheris .
    fuzzing/bin/python tests/fuzz/fuzz_files.py --seeds seeds
    fuzzing/bin/python tests/fuzz/fuzz_files.py found seeds -dict=tests/fuzz/map.dict -max_total_time=600

The first run writes the seeds, made of the samples and templates; the second searches for ten minutes. New
inputs go to `found`; what breaks a law ends the run with a traceback and lies in a file crash-…, what takes
more than five seconds in timeout-…, what takes more than a gigabyte in oom-…. Each finding becomes a test.

The laws: reading and repairing raise nothing but UnreadableMap; what is accepted is sound, satisfies the
schema of the format and is the same after saving and opening; what needed no repair reads as it is.
"""

import json
import random
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mapdesigner"]):
    from mapdesigner.files.codec import UnreadableMap, read_map, write_map
    from mapdesigner.files.repair import repaired
    from mapdesigner.model import FORMAT_VERSION, new_map, problems

ROOT = Path(__file__).resolve().parents[2]
VALUES = (
    None,
    True,
    0,
    -1,
    9,
    1e308,
    10**30,
    "",
    "x",
    "\ud800",
    "\x00",
    "id",
    [],
    {},
    [[]],
    ["id"],
    {"id": "id"},
)
LIMITS = ("-timeout=5", "-rss_limit_mb=1024", "-max_len=40000")


def check(data: bytes) -> None:
    """Read and repair bytes; raise AssertionError when a law is broken."""
    try:
        map_ = read_map(data)
    except UnreadableMap as refusal:
        assert refusal.faults
        read = None
    else:
        assert_is_fine(map_)
        read = map_
    try:
        result = repaired(data)
    except UnreadableMap:
        assert read is None, "what can be read needs no repair"
        return
    assert_is_fine(result.map_)
    assert (read is not None) == (result.repairs == ()), "a repair is told, and only a repair"
    assert read is None or result.map_ == read


def assert_is_fine(map_) -> None:
    """Raise AssertionError when a map that was accepted is unsound or does not survive saving."""
    assert not problems(map_)
    assert map_.format_version == FORMAT_VERSION
    assert read_map(write_map(map_)) == map_


def mutated(data: bytes, max_size: int, seed: int) -> bytes:
    """Return other bytes: every second time other JSON, so that what comes behind the parser is reached."""
    dice = random.Random(seed)
    if dice.random() < 0.5:
        try:
            content = json.loads(data)
        except (ValueError, RecursionError):
            content = None
        if isinstance(content, dict):
            for _ in range(dice.randrange(1, 4)):
                change_a_place(dice, content)
            text = json.dumps(content, ensure_ascii=dice.random() < 0.5).encode(errors="surrogatepass")
            if len(text) <= max_size:
                return text
    return atheris.Mutate(data, max_size)


def change_a_place(dice: random.Random, content: dict) -> None:
    """Put another value, or one from elsewhere in it, into one place of some JSON, or take one out."""
    places = list(places_in(content))
    if not places:
        return
    holder, key = dice.choice(places)
    other, other_key = dice.choice(places)
    how = dice.randrange(4)
    if how == 0:
        holder[key] = dice.choice(VALUES)
    elif how == 1:
        holder[key] = json.loads(json.dumps(other[other_key]))
    elif how == 2:
        del holder[key]
    elif isinstance(holder, list):
        holder.append(json.loads(json.dumps(other[other_key])))
    elif isinstance(other, dict):
        holder[other_key] = json.loads(json.dumps(other[other_key]))


def places_in(value):
    """Yield every place in some JSON as its holder and its key there."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places_in(value[key])


def write_seeds(folder: Path) -> None:
    """Write small maps to begin with: short ones let the search go on quickly."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "new").write_bytes(write_map(new_map()))
    for path in (*ROOT.glob("samples/*.json"), *ROOT.glob("tests/data/*.json")):
        content = json.loads(path.read_bytes())
        small = {**content, "stages": [{**stage, "cards": []} for stage in content["stages"][:2]]}
        (folder / f"{path.stem}-frame").write_bytes(json.dumps(small).encode())
        for place, card in enumerate(content["stages"][0].get("cards", [])[:6]):
            one = {**content, "improvements": [], "experiments": [], "stages": content["stages"][:1]}
            one["stages"] = [{**one["stages"][0], "cards": [card]}]
            (folder / f"{path.stem}-{place}").write_bytes(json.dumps(one).encode())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--seeds"]:
        write_seeds(Path(sys.argv[2]))
    else:
        atheris.Setup([sys.argv[0], *LIMITS, *sys.argv[1:]], check, custom_mutator=mutated)
        atheris.Fuzz()
