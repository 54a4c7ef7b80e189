"""The rules of the gap finder: what is looked for on a map, each rule one small function in its theme's file.

A new rule is one function and one row here. A name stays the same for good: maps keep it in dismissals.
"""

from mapdesigner.insight.rule import Rule, rule
from mapdesigner.insight.rules import (
    emotion,
    evidence,
    experiments,
    goals,
    improvements,
    metrics,
    stages,
    touchpoints,
    usual,
)

RULES: tuple[Rule, ...] = (
    rule("empty-map", "hint", stages.empty_map),
    rule("empty-stage", "warning", stages.empty_stage),
    rule("low-quality-stage", "warning", stages.low_quality_stage),
    rule("pain-without-improvement", "warning", emotion.pain_without_improvement),
    rule("mood-falls", "warning", emotion.mood_falls),
    rule("channel-handover", "warning", emotion.channel_handover),
    rule("moment-without-measure", "warning", touchpoints.moment_without_measure),
    rule("feedback-unanswered", "warning", evidence.feedback_unanswered),
    rule("goal-unserved", "warning", goals.goal_unserved),
    rule("goal-overdue", "warning", goals.goal_overdue),
    rule("persona-unused", "warning", goals.persona_unused),
    rule("metric-off-target", "warning", metrics.metric_off_target),
    rule("metric-target-behind", "warning", metrics.metric_target_behind),
    rule("metric-beyond-scale", "warning", metrics.metric_beyond_scale),
    rule("improvement-incomplete", "warning", improvements.improvement_incomplete),
    rule("improvement-overdue", "warning", improvements.improvement_overdue),
    rule("experiment-undecided", "warning", experiments.experiment_undecided),
    rule("experiment-too-few-variants", "warning", experiments.experiment_too_few_variants),
    rule("experiment-wrong-figures", "warning", experiments.experiment_wrong_figures),
    rule("all-assumed", "warning", evidence.all_assumed),
    rule("review-overdue", "warning", evidence.review_overdue),
    rule("assumed-stage", "hint", evidence.assumed_stage),
    rule("touchpoint-without-owner", "hint", touchpoints.touchpoint_without_owner),
    rule("consistency-differs", "hint", touchpoints.consistency_differs),
    rule("digital-only-stage", "hint", stages.digital_only_stage),
    rule("stage-without-goal", "hint", stages.stage_without_goal),
    rule("stage-without-sentiment", "hint", stages.stage_without_sentiment),
    rule("goal-not-smart", "hint", goals.goal_not_smart),
    rule("metric-incomplete", "hint", metrics.metric_incomplete),
    rule("metric-few-observations", "hint", metrics.metric_few_observations),
    rule("metric-stale", "hint", metrics.metric_stale),
    rule("improvement-unrated", "hint", improvements.improvement_unrated),
    rule("no-moment-of-truth", "hint", touchpoints.no_moment_of_truth),
    rule("no-customer-voice", "hint", evidence.no_customer_voice),
    rule("no-persona", "hint", stages.no_persona),
    rule("no-purpose", "hint", stages.no_purpose),
    rule("no-review-date", "hint", evidence.no_review_date),
    rule("channel-missing-in-phase", "hint", usual.channel_missing_in_phase),
    rule("usual-touchpoint-missing", "hint", usual.usual_touchpoint_missing),
)
