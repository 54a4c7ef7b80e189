"""What every test stands on: no screen, no file of the person who runs it, and repeatable examples in CI."""

import os

import pytest
from hypothesis import HealthCheck, settings

NOBODY = 65534

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# More of them find more: MAPDESIGNER_EXAMPLES=1000 for an evening.
EXAMPLES = int(os.environ.get("MAPDESIGNER_EXAMPLES", "25"))
# Shared machines are slow at times: no deadlines. In CI a red run means a changed line, not other dice.
SLOW_IS_FINE = [HealthCheck.too_slow]
settings.register_profile("local", deadline=None, max_examples=EXAMPLES, suppress_health_check=SLOW_IS_FINE)
settings.register_profile(
    "ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory):
    """Keep settings, recent maps and recovery files of these tests apart from the person's own."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(variable, str(tmp_path_factory.mktemp(variable.lower())))
        yield


@pytest.fixture
def not_root():
    """Be somebody whom file modes bind, for as long as the test runs."""
    if os.name == "nt":
        pytest.skip("Windows has no such modes")
    was_root = os.getuid() == 0
    if was_root:
        os.setresuid(NOBODY, NOBODY, 0)
    yield
    if was_root:
        os.setresuid(0, 0, 0)


@pytest.fixture
def folder(tmp_path_factory):
    """A folder that everybody may go into, also where pytest's own is closed to others."""
    path = tmp_path_factory.mktemp("maps")
    path.chmod(0o777)
    for parent in path.parents:
        if parent.owner() == path.owner() and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o011)
    return path
