"""The steps of an export: what is being done is told, and whoever called it off is heard."""

from mapdesigner.export.sheet import Cancelled, ExportCancelled, Progress


def steps(progress: Progress | None, cancelled: Cancelled | None) -> Progress:
    """Return what tells the progress of an export and raises ExportCancelled once it is called off."""

    def step(share: float, doing: str) -> None:
        if cancelled is not None and cancelled():
            raise ExportCancelled
        if progress is not None:
            progress(share, doing)

    return step
