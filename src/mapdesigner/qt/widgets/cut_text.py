"""Text that is longer than its control ends in “…”, and is shown in full when the pointer rests on it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QToolTip

# What a line edit keeps free at both sides of its text, beside the padding of the style.
LINE_SIDES_PX = 4
# What it keeps free beside an icon in it.
ICON_GAP_PX = 4
# More than frame, padding and icons of any line take.
CERTAIN_SIDES_PX = 72


def tell_when_cut(control: QLineEdit | QComboBox) -> None:
    """Show a control's whole text as its tooltip while it does not fit; else its own tooltip shows."""
    control.installEventFilter(_Teller(control))


def cut_text(control: QLineEdit | QComboBox) -> str:
    """Return the text of a control that shows only part of it, empty when all of it is seen."""
    text = control.text() if isinstance(control, QLineEdit) else control.currentText()
    return text if control.fontMetrics().horizontalAdvance(text) > room_px(control) else ""


def paint_cut_line(line: QLineEdit) -> bool:
    """Paint a line that is not typed into with “…” where its text is cut; False when nothing is cut."""
    text, measure = line.text(), line.fontMetrics()
    # Most are far from it, and asking the style takes time at the start.
    if line.hasFocus() or measure.horizontalAdvance(text) < line.width() - CERTAIN_SIDES_PX:
        return False
    room = room_px(line)
    if measure.horizontalAdvance(text) <= room:
        return False
    from PySide6.QtWidgets import QStyle, QStyleOptionFrame

    frame = QStyleOptionFrame()
    line.initStyleOption(frame)
    place = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, line)
    margins = line.textMargins()
    place.setLeft(place.left() + margins.left() + LINE_SIDES_PX // 2)
    before = sum(
        button.width() + ICON_GAP_PX
        for button in line.findChildren(QToolButton)
        if button.isVisible() and button.x() < line.width() // 2
    )
    painter = QPainter(line)
    line.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, line)
    painter.setFont(line.font())
    painter.setPen(line.palette().text().color())
    place.setLeft(place.left() + before)
    place.setWidth(room)
    alignment = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(place, alignment, measure.elidedText(text, Qt.TextElideMode.ElideRight, room))
    return True


def paint_cut_choice(choice: QComboBox) -> bool:
    """Paint a choice with “…” where its text is cut; False when nothing is cut."""
    text, measure = choice.currentText(), choice.fontMetrics()
    if measure.horizontalAdvance(text) < choice.width() - CERTAIN_SIDES_PX or not cut_text(choice):
        return False
    from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    option.currentText = measure.elidedText(text, Qt.TextElideMode.ElideRight, room_px(choice))
    painter = QStylePainter(choice)
    painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
    painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
    return True


def plain_tip(text: str) -> str:
    """Return a tooltip that shows text as it is, wrapped; Qt reads markup out of a bare one."""
    import html  # here, as its table of entities takes time that a start does not have

    return f"<qt>{html.escape(text)}</qt>"


class _Teller(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(watched, QLineEdit | QComboBox):
            return False
        text = cut_text(watched)
        if not text or not isinstance(event, QHelpEvent):
            return False
        QToolTip.showText(event.globalPos(), plain_tip(text), watched)
        return True


def room_px(control: QLineEdit | QComboBox) -> int:
    """Return how wide a text can be that a control shows whole."""
    # Here and not at the top: getting QStyle's many enums ready takes 20 ms, and a start does without.
    from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStyleOptionFrame

    if isinstance(control, QComboBox):
        option = QStyleOptionComboBox()
        control.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        place = control.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, control)
        icon = control.itemIcon(control.currentIndex())
        return place.width() - (0 if icon.isNull() else control.iconSize().width() + 4)
    frame = QStyleOptionFrame()
    control.initStyleOption(frame)
    place = control.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, control)
    margins = control.textMargins()
    return place.width() - margins.left() - margins.right() - _icons_px(control) - LINE_SIDES_PX


def _icons_px(line: QLineEdit) -> int:
    """Return how much of a line its icons take from the text."""
    return sum(
        button.width() + ICON_GAP_PX for button in line.findChildren(QToolButton) if button.isVisible()
    )
