"""The sections of the touchpoint page from top to bottom. A new one is one file and one row here."""

from mapdesigner.qt.inspector.audit_section import AuditSection
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.experiments_section import ExperimentsSection
from mapdesigner.qt.inspector.feedback_section import FeedbackSection
from mapdesigner.qt.inspector.goals_section import GoalsSection
from mapdesigner.qt.inspector.metrics_section import MetricsSection
from mapdesigner.qt.inspector.personas_section import PersonasSection

ABOVE_IMPROVEMENTS: tuple[type[CardSection], ...] = (
    PersonasSection,
    GoalsSection,
    MetricsSection,
    FeedbackSection,
)
BELOW_IMPROVEMENTS: tuple[type[CardSection], ...] = (AuditSection, ExperimentsSection)
