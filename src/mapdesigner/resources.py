"""Find what the program brings along: fonts, icons, the catalogue, templates, samples."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# The wheel puts the folders into the package; a checkout has them beside `src`.
_CHECKOUT = _PACKAGE.parent.parent


def resource_path(*parts: str) -> Path:
    """Return the path of a file or folder in `resources/`, installed or in a checkout.

    Raises FileNotFoundError with a sentence that names what is missing.
    """
    return _find("resources", *parts)


def samples_path() -> Path:
    """Return the folder of the sample maps; raises FileNotFoundError as `resource_path` does."""
    return _find("samples")


def sample_files() -> tuple[Path, ...]:
    """Return the paths of the sample maps, sorted by name, a future state after its current one."""
    # By stem: in whole names "-future" would stand before ".json".
    return tuple(sorted(samples_path().glob("*.json"), key=lambda path: path.stem))


def template_files() -> tuple[Path, ...]:
    """Return the paths of the template maps, sorted by name."""
    return tuple(sorted(resource_path("templates").glob("*.json")))


def _find(*parts: str) -> Path:
    for home in (_PACKAGE, _CHECKOUT):
        path = home.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(
        f"“{'/'.join(parts)}” is missing from this copy of Map Designer; install Map Designer again."
    )
