"""The section of the audit on the touchpoint page: a slider for each of the four rules."""

from functools import partial

from mapdesigner.edit import change_audit
from mapdesigner.insight.audit_means import AUDIT_RULES, audit_means, mean_words
from mapdesigner.model import JourneyMap, Touchpoint
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.audit_slider import ScoreField
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.form import Form
from mapdesigner.qt.widgets.mixed import common
from mapdesigner.session import Edit, Session


class AuditSection(CardSection):
    """How touchpoints are judged by the four rules; a score goes to all that are selected."""

    title = "Audit"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self._cards: tuple[Touchpoint, ...] = ()
        self._form = Form(session)
        self.fields = {rule.field: ScoreField(theme, rule.name, rule.question) for rule in AUDIT_RULES}
        for rule in AUDIT_RULES:
            field = self.fields[rule.field]
            self.content.addWidget(field)
            self._form.tie(
                field,
                partial(self._score, rule.field),
                partial(self._change, rule.field),
                f"Judge {rule.name.lower()}",
            )

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        self._cards = cards
        self._form.refresh()
        mean = audit_means(cards).mean
        self.set_count("" if mean is None else mean_words(mean))

    def begin_again(self) -> None:
        self._form.reset()

    def _score(self, field: str) -> object:
        return common(None if card.audit is None else getattr(card.audit, field) for card in self._cards)

    def _change(self, field: str, score: object) -> Edit:
        ids = [card.id for card in self._cards]
        return lambda map_: change_audit(map_, ids, **{field: score if isinstance(score, int) else None})
