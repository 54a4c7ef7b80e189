"""TestBlock: one experiment on the tests page, the honest sentence first, then the figures behind it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.insight.experiment_state import experiment_state
from mapdesigner.insight.experiment_test import Contrast, Outcome, VariantRate
from mapdesigner.insight.experiment_words import (
    cautions,
    contrast_digits,
    figures,
    lift_words,
    needed_sentence,
    p_words,
    points_interval,
    rounded_up,
    signed_points,
    verdict_sentence,
)
from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.insight.rate_interval import interval_words
from mapdesigner.model import Experiment, Touchpoint, shortened
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.insight.fact_table import FactTable
from mapdesigner.qt.insight.facts import Cell, Column, Fact
from mapdesigner.qt.widgets.field import plain_label

WORKING = "Working out …"
BAR_PX, INSET_PX = 3, 14
TONES = {"better": "good", "worse": "bad", "mixed": "text", "can't be": "bad"}
NONE = "–"


class TestBlock(QWidget):
    """Hypothesis, sentence, table, warnings of one experiment; its button goes to the touchpoint."""

    __test__ = False

    def __init__(self, theme: Theme, go_to: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__()
        self._theme = theme
        self._go_to = go_to
        self._tone = "muted"
        self._ids: tuple[str, ...] = ()
        self._shown: object = None
        self.hypothesis = plain_label("", "heading", wraps=True)
        self.about = plain_label("", "small")
        self.button = QPushButton()
        self.button.setProperty("quiet", True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda: self._go_to(self._ids))
        self.sentence = plain_label("", wraps=True)
        self.sentence.setContentsMargins(INSET_PX, 2, 0, 2)
        self.table = FactTable(theme, "Variants")
        self.table.opened.connect(lambda fact: self._go_to(self._ids))
        self.notes = plain_label("", "hint", wraps=True)
        self.warnings = plain_label("", wraps=True)
        head = QHBoxLayout()
        # The button’s own edge: its words stand under the hypothesis.
        head.setContentsMargins(-2, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self.button)
        head.addWidget(self.about)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 10)
        column.setSpacing(6)
        column.addWidget(self.hypothesis)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.warnings)
        column.addWidget(self.table)
        column.addWidget(self.notes)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_test(self, test: Experiment, card: Touchpoint, outcome: Outcome | None, today: date) -> None:
        """Show an experiment; without an outcome that it is being worked out."""
        now = (test, card.title, outcome, today)
        if now == self._shown:
            return
        self._shown = now
        self._ids = (card.id,)
        self.hypothesis.setText(" ".join(test.hypothesis.split()) or "Untitled experiment")
        self.button.setText(shortened(card.title, 50) or "Untitled touchpoint")
        self.button.setAccessibleName(f"Go to {self.button.text()}")
        self.about.setText(
            " · ".join(part for part in (_one_line(test.metric), state_words(test, today)) if part)
        )
        self.table.setVisible(outcome is not None and bool(outcome.variants))
        warnings = () if outcome is None else cautions(test, today, outcome)
        self.warnings.setText("\n".join(f"Beware: {each}" for each in warnings))
        self.warnings.setVisible(bool(warnings))
        self._tone = "muted" if outcome is None else TONES.get(outcome.verdict, "muted")
        self.sentence.setText(WORKING if outcome is None else verdict_sentence(outcome))
        notes = "" if outcome is None else notes_of(outcome, _one_line(test.decision))
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        if outcome is not None:
            self.table.show_facts(columns_of(outcome), facts_of(outcome))
        self.update()

    def say_trouble(self, trouble: str) -> None:
        """Say why nothing could be worked out."""
        self._shown = None
        self.sentence.setText(trouble)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour("hairline"))
        beside = self.sentence.geometry()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._tone))
        painter.drawRoundedRect(QRectF(beside.left(), beside.top(), BAR_PX, beside.height()), 1.5, 1.5)

    def _recolour(self) -> None:
        self.warnings.setStyleSheet(f"font-size: 12px; color: {self._theme.colour('sentiment -1').name()};")
        self.update()


def state_words(test: Experiment, today: date) -> str:
    """Return whether an experiment is planned, running or ended, and since when."""
    state = experiment_state(test, today)
    if state == "ended" and test.ended_on is not None:
        return f"ended {_day(test.ended_on)}"
    if state == "running" and test.started_on is not None:
        return f"running since {_day(test.started_on)}"
    return state


def columns_of(outcome: Outcome) -> tuple[Column, ...]:
    """Return the columns; those of comparisons only where something is compared."""
    first = (
        Column("variant", stretches=True),
        Column("visitors", right=True, least=56),
        Column("conversions", right=True, least=56),
        Column("rate", right=True, least=56, most=200, tip="In brackets where it lies with 95 % confidence."),
    )
    if not outcome.contrasts:
        return first
    compared = (
        Column("difference", right=True, least=60, tip="To the first variant, in points of per cent."),
        Column("lift", right=True, least=48, tip="The difference as a share of the first variant’s rate."),
        Column(
            "p-value",
            right=True,
            least=60,
            tip="How likely chance alone makes a difference like this one, or a larger one.",
        ),
    )
    holm = (Column("Holm", right=True, least=60, tip="The p-value, corrected for several comparisons."),)
    return (*first, *compared, *(holm if len(outcome.contrasts) > 1 else ()))


def facts_of(outcome: Outcome) -> tuple[Fact, ...]:
    """Return a row for each variant."""
    contrasts = {each.variant: each for each in outcome.contrasts}
    return tuple(
        Fact(
            (
                *_variant_cells(each),
                *(
                    _contrast_cells(contrasts.get(each) if place else None, len(contrasts) > 1, place == 0)
                    if contrasts
                    else ()
                ),
            ),
            place,
        )
        for place, each in enumerate(outcome.variants)
    )


def notes_of(outcome: Outcome, decision: str) -> str:
    """Return what stands under the figures: sizes needed, which test was used, the decision."""
    sentence = verdict_sentence(outcome)
    said = []
    for each in outcome.contrasts:
        needed = needed_sentence(each)
        if each.needed is not None and needed not in sentence:
            who = f" ({shortened(each.variant.name, 30)})" if len(outcome.contrasts) > 1 else ""
            about = figures(rounded_up(each.needed))
            said.append(
                f"To show a difference like this one{who}, a test needs about {about} visitors per variant."
            )
    if any(each.exact for each in outcome.contrasts):
        said.append("Counts are small, so Fisher’s exact test was used where needed.")
    if decision:
        said.append(f"Decision: {decision}")
    return "\n".join(said)


def _variant_cells(each: VariantRate) -> tuple[Cell, ...]:
    rate = NONE
    if each.rate is not None:
        digits = 2 if each.rate < 0.1 else 1
        rate = f"{each.rate * 100:.{digits}f}{NARROW_SPACE}%"
        if each.interval is not None:
            rate += f" ({interval_words(each.interval)})"
    return (
        Cell(shortened(each.name, 60), tip=each.name),
        Cell(figures(each.visitors)),
        Cell(figures(each.conversions)),
        Cell(rate, "muted" if each.rate is None else "text", strong=each.rate is not None),
    )


def _contrast_cells(each: Contrast | None, has_several: bool, is_first: bool) -> tuple[Cell, ...]:
    count = 4 if has_several else 3
    if each is None:
        said = "compared with" if is_first else "not compared"
        return (Cell(NONE, "muted", said=said), *(Cell(NONE, "muted") for _ in range(count - 1)))
    digits = contrast_digits(each)
    difference = f"{signed_points(each.difference, digits)} ({points_interval(each.interval, digits)})"
    token = "text" if not each.is_shown else "good" if each.difference > 0 else "bad"
    cells = (
        Cell(difference, token, strong=each.is_shown),
        Cell(lift_words(each.lift), "text"),
        Cell(_p(each.p), tip="Fisher’s exact test" if each.exact else "z-test of two proportions"),
        Cell(_p(each.corrected_p)),
    )
    return cells[:count]


def _p(p: float) -> str:
    return p_words(p).removeprefix("p ")


def _day(day: date) -> str:
    return f"{day.day} {day.strftime('%b')} {day.year}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
