"""The options of `mapdesigner export`: what each is called, which formats read it, what may follow it."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, cast

from mapdesigner.commands.usage import WrongUsage
from mapdesigner.exchange.figures import DECIMAL_SIGN, as_figures
from mapdesigner.export.formats import FORMATS, Format, format_named
from mapdesigner.export.options import FIT, PAPERS_MM, TABLE_NAMES, WALLS, ExportOptions
from mapdesigner.export.papers import paper_named
from mapdesigner.export.sheet import ExportFailed
from mapdesigner.export.usual import (
    LEAST_SCALE,
    MOST_BANDS,
    MOST_BLEED_MM,
    MOST_OVERLAP_MM,
    MOST_SCALE,
    SEPARATORS,
    language_named,
    usual_options,
)
from mapdesigner.model import REPORT_PARTS, ReportPart


class Option(NamedTuple):
    """An option: its flag, the field of ExportOptions that it is about, what may follow it, what it does.

    `read` returns the field's value; a flag that nothing follows gets "". Raises ValueError, a sentence.
    """

    flag: str
    field: str
    metavar: str
    about: str
    read: Callable[[str], object]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options, in groups."""
    for title, options in GROUPS:
        group = parser.add_argument_group(title)
        turned = group.add_mutually_exclusive_group()
        for option in options:
            place = turned if option.field == "orientation" else group
            about = f"{option.about} [{_readers(option)}]".replace("%", "%%")
            if option.metavar:
                place.add_argument(option.flag, dest=_dest(option), metavar=option.metavar, help=about)
            else:
                place.add_argument(
                    option.flag, dest=_dest(option), action="store_const", const="", help=about
                )


def options_for(format_: Format, arguments: argparse.Namespace) -> ExportOptions:
    """Return the choices for a format.

    Raises WrongUsage for an option that the format doesn't read and for what can't follow an option.
    """
    changes: dict[str, object] = {}
    for option in OPTIONS:
        text = cast(str | None, getattr(arguments, _dest(option)))
        if text is None:
            continue
        if option.field not in format_.options:
            raise WrongUsage(_not_read(option, format_))
        try:
            changes[option.field] = option.read(text)
        except (ValueError, ExportFailed) as wrong:
            raise WrongUsage(str(wrong)) from wrong
        if option.field == "parts":
            _look_for_parts(format_, cast(tuple[ReportPart, ...], changes["parts"]))
        elif option.field in IMPLIED:
            changes |= dict.fromkeys(IMPLIED[option.field] & format_.options, True)
    return replace(usual_options(format_), **changes)  # type: ignore[arg-type]


def _look_for_parts(format_: Format, parts: tuple[ReportPart, ...]) -> None:
    """Raise WrongUsage for a part that the format can't show; its own title and contents do for those."""
    missing = [part for part in parts if part not in format_.parts and part not in ("cover", "contents")]
    if missing or not format_.parts.intersection(parts):
        words = f"no part “{missing[0]}”" if missing else "none of these parts"
        known = _listed([part for part in REPORT_PARTS if part in format_.parts], "and")
        raise WrongUsage(f"The format {format_.key} has {words}; it has {known}.")


def format_for(word: str) -> Format:
    """Return the format of a word, its key or its ending. Raises WrongUsage for another word."""
    plain = word.strip().lower().removeprefix(".")
    found = format_named(plain) or next((row for row in FORMATS if row.ending == f".{plain}"), None)
    if found is None:
        raise WrongUsage(
            f"There is no format “{word}”; there are {_listed([row.key for row in FORMATS], 'and')}, "
            f"and the endings {endings_words('and')}."
        )
    return found


def endings_words(joint: str = "or") -> str:
    """Return the endings for a sentence: .pdf, .png or .svg."""
    return _listed(list(dict.fromkeys(row.ending for row in FORMATS)), joint)


def formats_help() -> str:
    """Return what stands under the options: every format with its ending and the options that it reads."""
    lines = ["formats, and the options that each reads:"]
    for row in FORMATS:
        flags = [option.flag for option in OPTIONS if option.field in row.options]
        lines.append(f"  {row.key:<11} {row.ending:<6} {row.about}")
        lines += _wrapped(flags, 21)
    return "\n".join(lines)


def _readers(option: Option) -> str:
    readers = [row.key for row in FORMATS if option.field in row.options]
    return ", ".join(readers)


def _not_read(option: Option, format_: Format) -> str:
    readers = _readers(option)
    said = f"{option.flag} has no meaning for {format_.name.lower()} ({format_.ending})"
    return f"{said}; it is for {readers}." if readers else f"{said}."


def _wrapped(words: list[str], indent: int, width: int = 100) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(" " * indent + word)
    return lines


def _listed(words: list[str], joint: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _dest(option: Option) -> str:
    return "option_" + option.flag.lstrip("-").replace("-", "_")


def _number(flag: str, least: float, most: float, unit: str = "") -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            value = float(as_figures(text).replace(DECIMAL_SIGN, "."))
        except ValueError:
            raise ValueError(f"{flag} needs a number, not “{text}”.") from None
        if not least <= value <= most:
            raise ValueError(f"{flag} is {value:g}{unit}; it must be between {least:g} and {most:g}{unit}.")
        return value

    return read


def _bands(text: str) -> int:
    if text.strip().lower() == "auto":
        return 0
    try:
        count = int(text)
    except ValueError:
        count = -1
    if not 1 <= count <= MOST_BANDS:
        raise ValueError(f"--bands is “{text}”; it must be auto or a number from 1 to {MOST_BANDS}.")
    return count


def _word(flag: str, words: dict[str, object]) -> Callable[[str], object]:
    def read(text: str) -> object:
        wanted = text.strip().lower()
        if wanted not in words:
            raise ValueError(f"{flag} is “{text}”; it must be {_listed(list(words), 'or')}.")
        return words[wanted]

    return read


def _separator(text: str) -> object:
    return text if text in SEPARATORS.values() else _word("--separator", dict(SEPARATORS))(text)


def _parts(text: str) -> tuple[ReportPart, ...]:
    wanted = list(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))
    unknown = [word for word in wanted if word not in REPORT_PARTS]
    if unknown:
        raise ValueError(f"There is no part “{unknown[0]}”; there are {', '.join(REPORT_PARTS)}.")
    if not wanted:
        raise ValueError(f"--parts needs at least one of {', '.join(REPORT_PARTS)}.")
    return cast(tuple[ReportPart, ...], tuple(wanted))


_USUAL = ExportOptions()
# What is of use only together with something else asks for that too.
IMPLIED = {
    "bleed_mm": frozenset({"crop_marks"}),
    "tile_paper": frozenset({"tiled"}),
    "tile_overlap_mm": frozenset({"tiled"}),
}

GROUPS: tuple[tuple[str, tuple[Option, ...]], ...] = (
    (
        "the page",
        (
            Option(
                "--paper",
                "paper",
                "NAME",
                f"{', '.join(PAPERS_MM)}, a width and a height in mm as 600x900, or {FIT} for a page "
                f"as large as the map (default: {_USUAL.paper}, {FIT} for a picture)",
                paper_named,
            ),
            Option("--landscape", "orientation", "", "the longer side across", lambda _: "landscape"),
            Option("--portrait", "orientation", "", "the longer side upright", lambda _: "portrait"),
            Option(
                "--bands",
                "bands",
                "N",
                "fold a wide map into N bands under each other; auto for as many as make its type largest "
                f"(default: {_USUAL.bands})",
                _bands,
            ),
        ),
    ),
    (
        "the large sheet",
        (
            Option(
                "--one-page",
                "continued",
                "",
                "leave out the pages behind a large sheet that go on with what is cut on it",
                lambda _: False,
            ),
        ),
    ),
    (
        "the report",
        (
            Option(
                "--parts",
                "parts",
                "LIST",
                f"what goes in, in that order, with commas between: {', '.join(REPORT_PARTS)} "
                "(default: what the map remembers, or all)",
                _parts,
            ),
        ),
    ),
    (
        "for a print shop",
        (
            Option("--crop-marks", "crop_marks", "", "marks and bleed around the page", lambda _: True),
            Option(
                "--bleed",
                "bleed_mm",
                "MM",
                f"marks with so much bleed (default: {_USUAL.bleed_mm:g})",
                _number("--bleed", 0, MOST_BLEED_MM, " mm"),
            ),
        ),
    ),
    (
        "for an office printer and the wall",
        (
            Option(
                "--tile-paper",
                "tile_paper",
                "NAME",
                f"the paper that a large sheet is cut into (default: {_USUAL.tile_paper})",
                paper_named,
            ),
            Option(
                "--overlap",
                "tile_overlap_mm",
                "MM",
                f"by how much the tiles overlap (default: {_USUAL.tile_overlap_mm:g})",
                _number("--overlap", 0, MOST_OVERLAP_MM, " mm"),
            ),
            Option(
                "--wall",
                "wall",
                "WHAT",
                f"empty cells to map on paper, or filled with the cards (default: {_USUAL.wall})",
                _word("--wall", {name: name for name in WALLS}),
            ),
            Option(
                "--tiled",
                "tiled",
                "",
                "cut the wall sheet into tiles; --tile-paper and --overlap do too",
                lambda _: True,
            ),
        ),
    ),
    (
        "for readers",
        (
            Option(
                "--public",
                "attach_map",
                "",
                "leave the map itself out, so that the PDF can't be opened again in Map Designer",
                lambda _: False,
            ),
            Option(
                "--language",
                "language",
                "TAG",
                f"the document's language, as en or pt-BR (default: {_USUAL.language})",
                language_named,
            ),
        ),
    ),
    (
        "pictures and tables",
        (
            Option(
                "--scale",
                "scale",
                "N",
                f"pixels for each point of the map (default: {_USUAL.scale:g})",
                _number("--scale", LEAST_SCALE, MOST_SCALE),
            ),
            Option("--transparent", "transparent", "", "leave the white ground out", lambda _: True),
            Option(
                "--table",
                "table",
                "NAME",
                f"what the rows of the CSV file are: {_listed(list(TABLE_NAMES), 'or')} "
                f"(default: {_USUAL.table})",
                _word("--table", {name: name for name in TABLE_NAMES}),
            ),
            Option(
                "--separator",
                "separator",
                "WHAT",
                f"{_listed(list(SEPARATORS), 'or')} between the values (default: comma)",
                _separator,
            ),
        ),
    ),
)
OPTIONS: tuple[Option, ...] = tuple(option for _, options in GROUPS for option in options)
