"""The window: the only room that knows PySide6."""

# PySide6 reads the source text of every module that is imported after it. So what the window needs and knows
# nothing of it comes first, with all the libraries behind it; that is a tenth of the start.
import mapdesigner.export.options
import mapdesigner.files.catalogue
import mapdesigner.files.disk
import mapdesigner.files.fragment
import mapdesigner.layout.journey_map
import mapdesigner.layout.places
import mapdesigner.session  # noqa: F401
