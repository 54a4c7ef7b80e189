"""Pictures from disk, of personas and logos: read with care, made small, ready to be kept in a map."""

import stat
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter

from mapdesigner.model import MOST_PICTURE_CHARACTERS, picture_bytes, picture_from_bytes, shortened

SIDE_PX = 320
LOGO_PX = QSize(960, 480)
LARGEST_FILE_BYTES = 25_000_000
# Larger than any camera's; unpacked it would take 400 MB.
MOST_PIXELS = 100_000_000
# What a picture that is in a map already may have: ours have 320 × 320.
MOST_KEPT_PIXELS = 16_000_000
ALLOCATION_LIMIT_MB = 256
JPEG_QUALITY = 88
# By what the file holds, whatever its name says. Drawings (SVG) could ask for other files.
KINDS = frozenset((b"png", b"jpeg", b"webp", b"gif", b"bmp", b"tiff", b"ico"))
FILE_FILTER = "Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff);;All files (*)"
_KNOWN_KINDS = "Choose a PNG, JPEG, WebP, GIF, BMP or TIFF file."


class NoPicture(Exception):
    """A file is of no use as a picture; the message is a sentence that names it and says what to do."""


def picture_from_file(path: Path) -> str:
    """Return the middle square of a picture as it is kept in a map, turned upright, 320 pixels wide.

    What else the file tells, such as where a photo was taken, is left behind. Raises NoPicture.
    """
    name = shortened(path.name, 40) or "The file"
    return _kept(_bare(_square(_image(path, name, QSize(SIDE_PX, SIDE_PX)))), name)


def logo_from_file(path: Path) -> str:
    """Return a logo as it is kept in a map, whole, at most 960 × 480 pixels. Raises NoPicture."""
    name = shortened(path.name, 40) or "The file"
    image = _image(path, name, LOGO_PX)
    if image.width() > LOGO_PX.width() or image.height() > LOGO_PX.height():
        kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(LOGO_PX, kept, smooth)
    return _kept(_bare(image), name)


def _image(path: Path, name: str, needed: QSize) -> QImage:
    """Return the picture in a file, upright and in sRGB; one much larger than needed is read smaller."""
    data = _read(path, name)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead() or bytes(reader.format().data()).lower() not in KINDS:
        raise NoPicture(f"“{name}” is not a picture. {_KNOWN_KINDS}")
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise NoPicture(
            f"“{name}” is {size.width():,} × {size.height():,} pixels large, too many to read. "
            "Choose a smaller picture."
        )
    if size.width() > 2 * needed.width() and size.height() > 2 * needed.height():
        # Photos are much quicker to read at a fraction of their size.
        reader.setScaledSize(size.scaled(needed * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)
    image = reader.read()
    if image.isNull():
        raise NoPicture(f"“{name}” can’t be read: the picture is damaged or too large. Choose another one.")
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return image


@lru_cache(maxsize=64)
def image_of(picture: str) -> QImage | None:
    """Return the middle square of a picture that a map holds, None when it can't be shown."""
    image = _kept_image(picture)
    return None if image is None else _square(image)


@lru_cache(maxsize=8)
def logo_of(picture: str) -> QImage | None:
    """Return a logo that a map holds, None when it can't be shown."""
    return _kept_image(picture)


def _kept_image(picture: str) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(picture_bytes(picture)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_KEPT_PIXELS:
        return None
    image = reader.read()
    return None if image.isNull() else image


def _read(path: Path, name: str) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise NoPicture(f"“{name}” is a folder. {_KNOWN_KINDS}")
        if not stat.S_ISREG(about.st_mode):
            raise NoPicture(f"“{name}” is not a picture. {_KNOWN_KINDS}")
        if about.st_size > LARGEST_FILE_BYTES:
            raise NoPicture(
                f"“{name}” has {about.st_size / 1e6:.0f}\u202fMB; a picture may have "
                f"{LARGEST_FILE_BYTES // 1_000_000}\u202fMB at most. Choose a smaller one."
            )
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it is out of reach").lower()
        raise NoPicture(f"“{name}” can’t be read: {reason}.") from error
    except ValueError as error:  # a NUL in the name
        raise NoPicture(f"“{name}” can’t be read: there is no such file.") from error
    if not data:
        raise NoPicture(f"“{name}” is empty. {_KNOWN_KINDS}")
    return data[:LARGEST_FILE_BYTES]


def _square(image: QImage) -> QImage:
    """Return the middle of an image as a square, at most 320 pixels wide."""
    side = min(image.width(), image.height())
    left, top = (image.width() - side) // 2, (image.height() - side) // 2
    cut = image.copy(QRect(left, top, side, side))
    if side <= SIDE_PX:
        return cut
    return cut.scaled(
        SIDE_PX,
        SIDE_PX,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _bare(image: QImage) -> QImage:
    """Return the pixels alone: an image carries the texts of its file along."""
    pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
    stride = pixels.bytesPerLine()
    return QImage(pixels.constBits(), pixels.width(), pixels.height(), stride, pixels.format()).copy()


def _kept(image: QImage, name: str) -> str:
    """Return an image as PNG where it is clear in places, else as JPEG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if _has_clear_pixels(image):
        written = QImageWriter(buffer, QByteArray(b"png")).write(image)
    else:
        writer = QImageWriter(buffer, QByteArray(b"jpeg"))
        writer.setQuality(JPEG_QUALITY)
        written = writer.write(image.convertToFormat(QImage.Format.Format_RGB32))
    picture = picture_from_bytes(bytes(buffer.data().data()))
    if not written or len(picture) > MOST_PICTURE_CHARACTERS:
        raise NoPicture(f"“{name}” can’t be kept in the map. Choose another picture.")
    return picture


def _has_clear_pixels(image: QImage) -> bool:
    # Four bytes a pixel, the last one its alpha.
    return min(bytes(image.constBits())[3::4]) < 255
