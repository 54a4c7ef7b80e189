"""Proposed file names, names that no disk takes, and one file by several spellings."""

import os
import unicodedata
from pathlib import Path

import pytest

from mapdesigner.cli import main
from mapdesigner.files.names import file_stem
from mapdesigner.files.paths import listed_name, real_path
from small_shop import small_shop


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("किताब ख़रीदना", unicodedata.normalize("NFC", "किताब-ख़रीदना")),
        ("การซื้อหนังสือ", "การซื้อหนังสือ"),
        ("شِراء كِتاب", "شِراء-كِتاب"),
        ("Cafe\u0301", "caf\u00e9"),
        ("می\u200cخواهم", "میخواهم"),
        ("İstanbul", "istanbul"),
        ("Straße", "straße"),
        ("\u0301 a / b: c?", "a-b-c"),
        ("CON", "con-map"),
        ("???", "journey-map"),
    ],
)
def test_a_proposed_name_keeps_letters_and_their_marks(title, stem):
    assert file_stem(title) == stem


def test_a_long_title_is_cut_by_bytes_and_never_between_a_letter_and_its_marks():
    for title in ("𐍈" * 300, "กำ้" * 300, "a" + "\u0301" * 5 + "b" * 300, "की" * 300, "x" * 300):
        stem = file_stem(title)
        assert stem
        assert len(os.fsencode(f"{stem}-persona-compared.pdf")) <= 255
        rest = unicodedata.normalize("NFC", title)[len(stem) :]
        assert not unicodedata.category(rest[0]).startswith("M")


TOO_LONG = "n" * 300
SENTENCE = "is too long for a file's name here; choose a shorter one."


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", f"{TOO_LONG}.json"],
        ["export", "shop.json", f"{TOO_LONG}.pdf"],
        ["export", f"{TOO_LONG}.json", "shop.pdf"],
        ["export", "shop.json", "--to", TOO_LONG],
        ["compare", "shop.json", "shop.json", "--pdf", f"{TOO_LONG}.pdf"],
        ["check", f"{TOO_LONG}.json"],
    ],
)
def test_a_name_of_300_letters_gets_one_sentence(tmp_path, monkeypatch, capsys, arguments):
    from mapdesigner.files.disk import save_map

    monkeypatch.chdir(tmp_path)
    save_map(Path("shop.json"), small_shop())
    assert main(arguments) != 0
    said = capsys.readouterr().err.strip()
    assert said.startswith("mapdesigner: “nnn")
    assert said.endswith(SENTENCE)
    assert os.listdir() == ["shop.json"]  # noqa: PTH208


def test_links_and_dots_and_relative_names_lead_to_one_place(tmp_path, monkeypatch):
    shop = tmp_path / "shop.json"
    shop.write_bytes(b"")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.json").symlink_to(shop)
    monkeypatch.chdir(tmp_path / "folder")
    for spelling in ("../shop.json", "../link.json", f"{tmp_path}/folder/../shop.json"):
        assert real_path(Path(spelling)) == shop
    assert real_path(Path("new.json")) == tmp_path / "folder" / "new.json"


def test_where_case_and_accents_make_no_difference_the_folder_says_how_a_name_is_spelt():
    assert listed_name("shop.json", ["Shop.json", "other.json"]) == "Shop.json"
    assert listed_name("shop.json", ["Shop.json", "shop.json"]) == "shop.json"
    assert listed_name("caf\u00e9.json", ["cafe\u0301.json"]) == "cafe\u0301.json"
    assert listed_name("new.json", ["shop.json"]) == "new.json"
