"""An inspector on the sample of the online bookshop."""

import pytest
from PySide6.QtTest import QTest

from mapdesigner.files.disk import open_map
from mapdesigner.qt.inspector import Inspector
from mapdesigner.qt.settings import Settings
from mapdesigner.resources import samples_path
from mapdesigner.session import Session


@pytest.fixture
def session():
    return Session(open_map(samples_path() / "online-bookshop.json"))


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path)


@pytest.fixture
def inspector(theme, session, settings):
    panel = Inspector(session, theme, settings)
    panel.resize(316, 900)
    panel.show()
    panel.activateWindow()
    assert QTest.qWaitForWindowActive(panel)
    yield panel
    panel.close()
    panel.deleteLater()
