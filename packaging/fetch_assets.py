"""Fetch the fonts and icons in `resources/` again, from the pinned npm packages.

For maintainers: change a version below, or name a new icon in `resources/icons/*.json`, in the catalogue or
in UI_ICONS, then run `python3 packaging/fetch_assets.py` (needs `npm` and a network). Files that nothing
names any more are removed.
"""

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
ICON_PACKAGE = "@tabler/icons@3.51.0"
# Dots are strokes of a hundredth; Qt leaves those out below 13 pixels, and faces lose their eyes.
DOT_STROKE = re.compile(rb"([lhv]-?)\.01\b")
# Package -> the family's name in file names, and its weights as package name -> our name.
FONT_PACKAGES: dict[str, tuple[str, dict[str, str]]] = {
    "@expo-google-fonts/inter@0.4.2": ("Inter", {"400Regular": "Regular", "600SemiBold": "SemiBold"}),
    "@expo-google-fonts/noto-emoji@0.4.7": ("NotoEmoji", {"400Regular": "Regular"}),
    "@expo-google-fonts/noto-sans-arabic@0.4.3": ("NotoSansArabic", {"400Regular": "Regular"}),
    "@expo-google-fonts/noto-sans-devanagari@0.4.1": ("NotoSansDevanagari", {"400Regular": "Regular"}),
    "@expo-google-fonts/noto-sans-hebrew@0.4.1": ("NotoSansHebrew", {"400Regular": "Regular"}),
    "@expo-google-fonts/noto-sans-thai@0.4.2": ("NotoSansThai", {"400Regular": "Regular"}),
}
# From Debian's package fonts-droid-fallback 1:6.0.1r16-1.1 (DroidSansFallback.ttf); no npm package has it. It
# stays as it is: unlike its "Full" sister, which is larger, it has Korean.
KEPT_FONTS = ("DroidSansFallback-Regular.ttf", "DroidSansFallback-LICENSE.txt")
FILLED = "-filled"
UI_ICONS = """
    alert-triangle arrow-back-up arrow-down arrow-forward-up arrow-left arrow-right arrow-up bulb calendar
    chart-line check chevron-down chevron-right chevron-up clipboard clock column-insert-right copy
    device-floppy dots download file file-export file-plus filter flag folder-open grip-vertical history
    info-circle layout-columns layout-rows layout-sidebar layout-sidebar-right map map-2 maximize moon palette
    pencil plus presentation quote row-insert-bottom scissors search star star-filled sun table tag target
    template trash user users x zoom-in zoom-out
"""


def main() -> int:
    """Fetch everything into a temporary folder first, so that a failure leaves `resources/` as it was."""
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not on the path; install Node.js, which brings it.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            fonts = fetch_fonts(npm, folder)
            icons = fetch_icons(npm, folder)
        except (subprocess.CalledProcessError, KeyError) as error:
            print(f"Nothing was changed: {error}", file=sys.stderr)
            return 1
    kept = {name: (RESOURCES / "fonts" / name).read_bytes() for name in KEPT_FONTS}
    write_folder(RESOURCES / "fonts", {**fonts, **kept})
    write_folder(RESOURCES / "icons", icons)
    return 0


def fetch_fonts(npm: str, folder: Path) -> dict[str, bytes]:
    """Return the font files and their licences by file name."""
    files: dict[str, bytes] = {}
    for package, (family, weights) in FONT_PACKAGES.items():
        with pack(npm, package, folder) as archive:
            files[f"{family}-LICENSE.txt"] = read(archive, "LICENSE_FONT")
            for theirs, ours in weights.items():
                files[f"{family}-{ours}.ttf"] = read(archive, f"{theirs}/{family}_{theirs}.ttf")
    return files


def fetch_icons(npm: str, folder: Path) -> dict[str, bytes]:
    """Return the icons that something names, and their licence, by file name; dots as small lines."""
    with pack(npm, ICON_PACKAGE, folder) as archive:
        files = {"LICENSE": read(archive, "LICENSE")}
        for name in sorted(wanted_icons()):
            style, member = (
                ("filled", name.removesuffix(FILLED)) if name.endswith(FILLED) else ("outline", name)
            )
            picture = read(archive, f"icons/{style}/{member}.svg")
            files[f"{name}.svg"] = DOT_STROKE.sub(rb"\1.1", picture)
    return files


def wanted_icons() -> set[str]:
    """Return the names of the icons that the program, the channels, the faces and the catalogue use."""
    names = set(UI_ICONS.split())
    for path in (RESOURCES / "icons").glob("*.json"):
        names.update(json.loads(path.read_text(encoding="utf-8")).values())
    catalogue = RESOURCES / "catalogue.json"
    names.update(entry["icon"] for entry in json.loads(catalogue.read_text(encoding="utf-8")))
    return names


def pack(npm: str, package: str, folder: Path) -> tarfile.TarFile:
    """Download a package and return it opened; raises subprocess.CalledProcessError when npm can't."""
    print(f"Fetching {package}")
    command = [npm, "pack", package, "--silent", "--pack-destination", str(folder)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return tarfile.open(folder / answer.stdout.strip().splitlines()[-1])


def read(archive: tarfile.TarFile, name: str) -> bytes:
    """Return one file of a package; raises KeyError when it has no such file."""
    member = archive.extractfile(f"package/{name}")
    if member is None:
        raise KeyError(f"{name} is not a file")
    return member.read()


def write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Make the folder hold just these files, besides the lists (*.json) written by hand."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.suffix != ".json" and old.name not in files:
            old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    print(f"{folder.name}: {len(files)} files")


if __name__ == "__main__":
    sys.exit(main())
