"""What is put on the clipboard: data that outlives the program where the desktop keeps it."""

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication, QImage


def put_on_clipboard(
    text: str = "", image: QImage | None = None, formats: Mapping[str, bytes] | None = None
) -> None:
    """Put a text, a picture and our own formats on the clipboard, any of them at once.

    They can stay there when the program ends: a clipboard manager is handed them then.
    """
    data = _plain_data()
    if text:
        data.setText(text)
    if image is not None:
        data.setImageData(image)
    for name, content in (formats or {}).items():
        data.setData(name, content)
    QGuiApplication.clipboard().setMimeData(data)


def _plain_data() -> QMimeData:
    """Return empty data that Qt made: of what Python made, Qt asks Python, also when that has ended."""
    model = QStringListModel([""])
    data = model.mimeData([model.index(0, 0)])
    data.clear()
    return data
