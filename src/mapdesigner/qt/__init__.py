"""The window: the only room that knows PySide6."""

# PySide6 reads the source text of every module that is imported after it. So what the window needs and knows
# nothing of it comes first, with all the libraries behind it; that is a tenth of the start.
import mapdesigner.exchange.lines
import mapdesigner.files.catalogue
import mapdesigner.files.disk
import mapdesigner.files.fragment
import mapdesigner.files.recovery
import mapdesigner.files.versions
import mapdesigner.insight.change_words
import mapdesigner.insight.filtering
import mapdesigner.layout.journey_map
import mapdesigner.layout.lit
import mapdesigner.layout.places
import mapdesigner.session  # noqa: F401

# Before any class of ours is made of one of Qt's.
from mapdesigner.qt.overrides import guard_overrides

guard_overrides()
