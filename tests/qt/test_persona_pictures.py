"""Pictures for personas: read from disk with care, shown round, and said when they are of no use."""

from zlib import crc32

import pytest
from PySide6.QtGui import QColor, QImage, QImageWriter

from mapdesigner.model import MOST_PICTURE_CHARACTERS, picture_bytes, picture_from_bytes
from mapdesigner.qt.drawing.persona_disc import letters_colour
from mapdesigner.qt.drawing.picture_loading import NoPicture, image_of, picture_from_file


def painted(width, height, left="#C03030", right="#3030C0"):
    """An image whose left half has one colour and whose right half another."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(right))
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, QColor(left))
    return image


def near(colour, wanted):
    return all(
        abs(one - other) < 12
        for one, other in zip(colour.getRgb()[:3], QColor(wanted).getRgb()[:3], strict=True)
    )


@pytest.mark.parametrize("kind", ["png", "jpg", "bmp", "webp"])
def test_a_wide_picture_is_cut_to_its_middle_square_and_made_small(app, tmp_path, kind):
    path = tmp_path / f"wide.{kind}"
    assert painted(900, 400).save(str(path))
    image = image_of(picture_from_file(path))
    assert (image.width(), image.height()) == (320, 320)
    assert near(image.pixelColor(20, 160), "#C03030")
    assert near(image.pixelColor(300, 160), "#3030C0")


def test_a_small_picture_stays_as_small_as_it_is(app, tmp_path):
    assert painted(60, 80).save(str(tmp_path / "small.png"))
    assert image_of(picture_from_file(tmp_path / "small.png")).width() == 60


def test_what_is_clear_stays_clear(app, tmp_path):
    image = QImage(100, 100, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 30, 30, 0))
    assert image.save(str(tmp_path / "clear.png"))
    kept = image_of(picture_from_file(tmp_path / "clear.png"))
    assert kept.pixelColor(50, 50).alpha() == 0


def test_a_photo_taken_on_its_side_stands_upright_and_forgets_where_it_was_taken(app, tmp_path):
    path = tmp_path / "side.jpg"
    image = painted(400, 400)
    image.setText("Description", "taken at home")
    writer = QImageWriter(str(path))
    assert writer.write(image)
    data = path.read_bytes()
    # EXIF with orientation 6: to be turned a quarter to the right.
    tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    exif = b"\xff\xe1" + (len(tiff) + 8).to_bytes(2, "big") + b"Exif\0\0" + tiff
    path.write_bytes(data[:2] + exif + data[2:])
    picture = picture_from_file(path)
    kept = image_of(picture)
    assert near(kept.pixelColor(160, 20), "#C03030")
    assert near(kept.pixelColor(160, 300), "#3030C0")
    assert b"Exif" not in picture_bytes(picture)
    assert b"taken at home" not in picture_bytes(picture)


def test_the_noisiest_picture_fits_into_a_map(app, tmp_path):
    image = QImage(320, 320, QImage.Format.Format_ARGB32)
    seed = 1
    for x in range(320):
        for y in range(320):
            seed = (seed * 1103515245 + 12345) & 0xFFFFFFFF
            image.setPixel(x, y, seed)
    assert image.save(str(tmp_path / "noise.png"))
    assert len(picture_from_file(tmp_path / "noise.png")) <= MOST_PICTURE_CHARACTERS


def refused(path):
    with pytest.raises(NoPicture) as told:
        picture_from_file(path)
    return str(told.value)


def test_a_picture_of_100_mb_is_refused_before_it_is_read(app, tmp_path):
    path = tmp_path / "huge.jpg"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    said = refused(path)
    assert said == "“huge.jpg” has 100\u202fMB; a picture may have 25\u202fMB at most. Choose a smaller one."


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("letter.png", b"Dear Anna", "“letter.png” is not a picture."),
        ("empty.png", b"", "“empty.png” is empty."),
        (
            "drawing.png",
            b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='a.png'/></svg>",
            "“drawing.png” is not a picture.",
        ),
        ("<b>bold.png", b"x", "“<b>bold.png” is not a picture."),
    ],
)
def test_what_is_no_picture_is_said_by_name(app, tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    assert refused(path).startswith(said)


def test_a_folder_and_a_file_that_is_not_there_are_said(app, tmp_path):
    assert refused(tmp_path).endswith("is a folder. Choose a PNG, JPEG, WebP, GIF, BMP or TIFF file.")
    assert refused(tmp_path / "gone.png") == "“gone.png” can’t be read: no such file or directory."


def test_a_picture_that_unpacks_to_too_much_is_refused(app, tmp_path):
    assert QImage(4, 4, QImage.Format.Format_RGB32).save(str(tmp_path / "small.png"))
    data = (tmp_path / "small.png").read_bytes()
    # The head of a PNG: its kind, width and height, five more bytes, and their checksum.
    head = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + data[24:29]
    (tmp_path / "bomb.png").write_bytes(data[:12] + head + crc32(head).to_bytes(4, "big") + data[33:])
    said = "“bomb.png” is 60,000 × 60,000 pixels large, too many to read. Choose a smaller picture."
    assert refused(tmp_path / "bomb.png") == said


def test_a_picture_in_a_map_that_cannot_be_shown_is_none(app):
    assert image_of(picture_from_bytes(b"\x89PNG\r\n\x1a\n and no more")) is None


@pytest.mark.parametrize(("ground", "letters"), [("#2F6FD0", "#FFFFFF"), ("#FFE08A", "#1A1E26")])
def test_initials_can_be_read_on_any_colour(ground, letters):
    assert letters_colour(ground) == letters
