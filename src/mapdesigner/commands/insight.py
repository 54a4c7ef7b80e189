"""mapdesigner insight: tell what a map tells: what is missing, what hurts, what is off target."""

import argparse
import re
from datetime import date

from mapdesigner.commands.usage import (
    DONE,
    FAILED,
    WrongUsage,
    read_named_map,
    write_to_standard_output,
)
from mapdesigner.exchange.figures import as_day_figures

FORMATS = ("text", "json", "md")
LEVELS = ("warning", "hint")
EXAMPLES = """examples:
  mapdesigner insight shop.json
  mapdesigner insight shop.json --format md > findings.md
  mapdesigner insight shop.json --format json --fail-on warning

Findings that were dismissed in the map are counted and not told; rules that are switched off in it don't
run. With --fail-on the exit code is 1 when there is a finding of that level or a graver one, so that a script
can stop on it. The fields of the JSON are described in the README.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the job takes."""
    parser.add_argument("map", metavar="MAP.json", help="the map to read; - for standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write it (text)")
    parser.add_argument(
        "--fail-on", choices=LEVELS, help="exit with 1 when there is a finding of this level or a graver one"
    )
    parser.add_argument(
        "--today", metavar="YYYY-MM-DD", help="the day that dates are held against (the day it is)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; raises WrongUsage for what is no day, UnreadableInput."""
    today = _day(arguments.today)
    map_ = read_named_map(arguments.map)
    from mapdesigner.insight.findings import evaluate
    from mapdesigner.insight.findings_report import as_json, as_markdown, as_text

    findings = evaluate(map_, today)
    if arguments.format == "json":
        text = as_json(map_, findings, today)
    else:
        text = "\n".join((as_markdown if arguments.format == "md" else as_text)(map_, findings))
    write_to_standard_output(f"{text}\n".encode())
    failing = LEVELS[: LEVELS.index(arguments.fail_on) + 1] if arguments.fail_on else ()
    return FAILED if any(finding.severity in failing for finding in findings.shown) else DONE


def _day(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        # Else Python would also take 20261122 and 2026-W47-7.
        day = as_day_figures(text)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
            return date.fromisoformat(day)
    except ValueError:
        pass
    raise WrongUsage(f"“{text}” is no day; write it as 2026-11-22.")
