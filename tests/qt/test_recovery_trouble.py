"""Recovery when something is in its way: a state folder that can't be written, a disk that is slow."""

from answers import answering, choosing
from PySide6.QtWidgets import QApplication

from mapdesigner.files import atomic, recovery
from mapdesigner.files.disk import open_map
from mapdesigner.files.kept import read_kept
from mapdesigner.model import cards_of


def titles(map_):
    return [card.title for _, card in cards_of(map_)]


def block_the_state_folder(pilot):
    """Put a file where the recovery folder would be, so that nothing can be kept there."""
    folder = pilot.window.settings.state_folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recovery").write_text("in the way")


def test_what_can_not_be_kept_is_said_once_and_the_map_stays_usable(pilot):
    block_the_state_folder(pilot)
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    pilot.wait_until(lambda: "can't be kept for recovery" in pilot.message())
    pilot.session.say("")
    pilot.type_cards("Purchase", "Touchpoints", "Till")
    assert pilot.cards("Purchase") == ["Checkout", "Till"]


def test_a_map_that_can_not_be_kept_can_still_be_saved(pilot, tmp_path):
    block_the_state_folder(pilot)
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    path = tmp_path / "mine.json"
    with choosing(path):
        pilot.press("Ctrl+S")
    assert titles(open_map(path)) == ["Checkout"]
    assert not pilot.window.isWindowModified()


def test_a_map_that_can_not_be_kept_can_still_be_left(pilot):
    block_the_state_folder(pilot)
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    with answering("Don't save"):
        assert pilot.window.document.new()
    assert pilot.cards("Purchase") == []


def test_before_a_slow_disk_takes_its_time_what_was_done_is_kept_aside(pilot, tmp_path, monkeypatch):
    """The disk is asked to sync: whatever is killed then, the last letters lie in the recovery folder."""
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    folder = pilot.window.settings.state_folder
    found = []

    def slow_sync(descriptor):
        found.append([titles(read_kept(left.path)[1]) for left in recovery.left_maps(folder)])

    monkeypatch.setattr(atomic.os, "fsync", slow_sync)
    with choosing(tmp_path / "mine.json"):
        pilot.press("Ctrl+S")
    QApplication.processEvents()
    assert found[0] == [["Checkout"]]


def test_a_single_change_is_on_its_way_at_once(pilot):
    keeper = pilot.window.document.recovery
    pilot.session.apply(lambda map_: map_.evolve(title="Kept"), "Rename map")
    pilot.wait_until(lambda: keeper.path is not None and keeper.path.exists(), most_ms=2_000)
    assert read_kept(keeper.path)[1].title == "Kept"
