"""Numbers become matplotlib figures, without pyplot."""

from mapdesigner.charts.home import make_home

# Before anything here imports matplotlib, which reads these settings but once.
make_home()
