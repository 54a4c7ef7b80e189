"""What users write is text and nothing else: this reads our source for places where it could become more.

Markup, format strings, shells and code are found by what is called. What a call is given is plain when it is
a constant or went through `plain_tip` or the like; the few others are named here, with why they are harmless.
"""

import ast
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "mapdesigner"

# Markup, code, other programs, the network and formats that run what they read: nobody here needs them.
FORBIDDEN_CALLS = {
    *("setHtml", "insertHtml", "appendHtml", "setMarkdown", "fromHtml", "setPlainTextFromHtml"),
    *("eval", "exec", "compile", "__import__", "system", "popen", "startDetached", "startfile", "execvp"),
}
FORBIDDEN_NAMES = {"RichText", "AutoText", "MarkdownText"}
FORBIDDEN_IMPORTS = {
    *(
        "subprocess",
        "socket",
        "ssl",
        "urllib",
        "http",
        "ftplib",
        "smtplib",
        "asyncio",
        "xmlrpc",
        "webbrowser",
    ),
    *("pickle", "marshal", "shelve", "ctypes", "PySide6.QtNetwork", "PySide6.QtWebEngineWidgets"),
    *("requests", "httpx", "reportlab.platypus"),
}
# Methods of other objects that have a forbidden function's name.
HARMLESS_METHODS = {"exec", "compile", "system"}
HARMLESS_OWNERS = {
    *("re", "platform", "application", "menu", "dialog", "drag", "loop", "box", "self", "self._box"),
}
# Imports that open no network, whatever their name says.
HARMLESS_IMPORTS = {
    # Takes addresses apart and asks nobody for them.
    ("files/file_names.py", "from urllib.parse import unquote, urlsplit"),
    # A pair of sockets within the process, by which a signal wakes Qt; test_no_socket_leaves_the_process.
    ("qt/ending.py", "import socket"),
}

MAKES_PLAIN = {"plain_tip", "lines_tip", "toolTip", "capitalize"}
TOOLTIPS = {"setToolTip", "setWhatsThis", "showText"}
# What callers hand over as a tip is written where they call; test_user_text_typed.py looks at what shows.
HANDED_OVER = {"tip", "hint"}
# Words of ours and numbers, never a user's text.
OUR_OWN_TIPS = {
    ("qt/insight/badge.py", "f'{self._tip}: {said}' if count else self._tip"),
    ("qt/insight/finding_row.py", "f'{words} (Space)'"),
    ("qt/shell/actions.py", "f'{words} ({keys})' if keys else words"),
    ("qt/board/board.py", "'' if status is None else f'Add a note that is {status}'"),
    ("qt/export/preview.py", "f'Page {number} of {drawn.count}'"),
    ("qt/export/parts.py", "words"),
    ("qt/filter/button.py", "f'Show only some touchpoints ({KEYS})'"),
    ("qt/widgets/colour_field.py", "'' if index is None else name"),
    ("qt/inspector/note_page.py", "f'Its text and its stage stay ({keys})'"),
    ("qt/inspector/picture_field.py", "f'Choose a picture: {tip}'"),
    ("qt/inspector/radar_section.py", "rule.question"),
    ("qt/inspector/variants_field.py", "PASTE_TIP"),
    ("qt/document/version_pane.py", "NAMED_LAST"),
}
# Labels that make their own format plain in another line, or show pictures and words of ours only.
OUR_OWN_LABELS = {
    ("qt/shell/help_pages.py", "name"),
    ("qt/shell/help_pages.py", "keys"),
    ("qt/shell/help_pages.py", "meaning"),
    ("qt/start/page.py", "text"),
    # These show pictures.
    ("qt/board/empty_page.py", ""),
    ("qt/insight/findings_page.py", ""),
    ("qt/document/recovery_dialog.py", ""),
}
# A format string that is no constant right there.
OUR_OWN_FORMATS = {("export/report/pdf.py", "PDFDictionary(entries)")}


class Place(NamedTuple):
    """A call, or another piece of our source, and the function around it."""

    file: str
    node: ast.AST
    around: ast.AST

    @property
    def words(self):
        return f"{self.file}:{self.node.lineno}: {ast.unparse(self.node)[:120]}"


def places_in(file, tree, around=None):
    """Yield every node with the innermost function that it is in."""
    around = around or tree
    for node in ast.iter_child_nodes(tree):
        inner = node if isinstance(node, ast.FunctionDef) else around
        yield Place(file, node, inner)
        yield from places_in(file, node, inner)


def our_source():
    return [
        place
        for path in sorted(SOURCE.rglob("*.py"))
        for place in places_in(path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text("utf-8")))
    ]


@pytest.fixture(scope="module")
def source():
    """Return every node of our source."""
    return our_source()


def called(node):
    """Return what a call calls, without its owner; empty for what is no call."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def first(node):
    """Return what a call is given first, by place or by name."""
    return node.args[0] if node.args else None


def assert_none(found):
    assert not found, "\n".join(place.words for place in found)


def test_nothing_reads_markup_or_runs_code_or_other_programs(source):
    found = [place for place in source if is_forbidden(place.node)]
    assert_none([place for place in found if (place.file, ast.unparse(place.node)) not in HARMLESS_IMPORTS])


def test_no_socket_leaves_the_process(source):
    used = {
        ast.unparse(place.node)
        for place in source
        if isinstance(place.node, ast.Attribute) and ast.unparse(place.node.value) == "socket"
    }
    assert used == {"socket.socketpair"}


def is_forbidden(node):
    if isinstance(node, ast.Call) and called(node) in FORBIDDEN_CALLS:
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        is_method = owner is not None and ast.unparse(owner) in HARMLESS_OWNERS
        return not (is_method and called(node) in HARMLESS_METHODS)
    if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN_NAMES:
        return True
    if isinstance(node, ast.keyword):
        return node.arg == "shell"
    return any(is_forbidden_import(name) for name in imported(node))


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def is_forbidden_import(name):
    return any(name == bad or name.startswith(f"{bad}.") for bad in FORBIDDEN_IMPORTS)


def test_each_tooltip_shows_text_as_it_is(source):
    """Qt reads markup out of a tooltip that looks like it; plain_tip says what is text."""
    tips = [place for place in source if called(place.node) in TOOLTIPS and place.node.args]
    assert len(tips) > 40
    assert_none([place for place in tips if not is_plain_tip(place)])


def is_plain_tip(place):
    given = place.node.args[1] if called(place.node) == "showText" else place.node.args[0]
    return is_plain(given) or (place.file, ast.unparse(given)) in OUR_OWN_TIPS


def is_plain(given):
    if isinstance(given, ast.IfExp):
        return is_plain(given.body) and is_plain(given.orelse)
    is_handed_over = isinstance(given, ast.Name) and given.id in HANDED_OVER
    return isinstance(given, ast.Constant) or is_handed_over or called(given) in MAKES_PLAIN


def test_each_model_gives_plain_tooltips(source):
    """What a model returns for ToolTipRole is in the same function as plain_tip, or escapes by itself."""
    roles = [
        place
        for place in source
        if isinstance(place.node, ast.Attribute) and place.node.attr == "ToolTipRole"
    ]
    assert len(roles) > 4
    own_words = {"qt/table/model.py", "qt/inspector/metric_table_model.py"}
    asked = [place for place in roles if place.file not in own_words]
    assert_none(
        [place for place in asked if not any(word in body(place) for word in (*MAKES_PLAIN, "html.escape"))]
    )


def body(place):
    return ast.unparse(place.around)


def test_each_label_shows_text_as_it_is(source):
    labels = [place for place in source if called(place.node) == "QLabel"]
    assert len(labels) > 5
    assert_none([place for place in labels if not is_plain_label(place)])


def is_plain_label(place):
    given = first(place.node)
    if isinstance(given, ast.Constant):
        return True
    own = "" if given is None else ast.unparse(given)
    return (place.file, own) in OUR_OWN_LABELS or "setTextFormat(Qt.TextFormat.PlainText)" in body(place)


def test_no_text_of_a_user_is_a_format_string(source):
    formats = [
        place for place in source if called(place.node) == "format" and place.node.args + place.node.keywords
    ]
    assert formats
    assert_none([place for place in formats if not has_constant_format(place)])
    by_per_cent = [
        place
        for place in source
        if isinstance(place.node, ast.BinOp)
        and isinstance(place.node.op, ast.Mod)
        and isinstance(place.node.right, ast.Tuple | ast.Dict | ast.JoinedStr)
    ]
    assert_none([place for place in by_per_cent if not isinstance(place.node.left, ast.Constant)])


def has_constant_format(place):
    owner = place.node.func.value
    is_constant_name = isinstance(owner, ast.Name) and owner.id.isupper()
    is_ours = (place.file, ast.unparse(owner)) in OUR_OWN_FORMATS
    return isinstance(owner, ast.Constant) or is_constant_name or is_ours


def test_no_chart_reads_formulas_out_of_text(source):
    """matplotlib reads what is between two dollars as a formula unless it is told not to."""
    written = [
        place
        for place in source
        if place.file.startswith("charts/") and called(place.node) in ("annotate", "text")
    ]
    assert written
    for place in written:
        parses = {key.arg: ast.unparse(key.value) for key in place.node.keywords}.get("parse_math")
        assert parses == "False" or "parse_math=False" in body(place), place.words


def test_modules_are_imported_by_names_of_ours_only(source):
    found = [place for place in source if called(place.node) == "import_module"]
    assert {place.file for place in found} == {"cli.py", "export/formats.py", "insight/statistics_library.py"}


HARMFUL = {
    "eval('1')": is_forbidden,
    "os.system(name)": is_forbidden,
    "import socket": is_forbidden,
    "from urllib.request import urlopen": is_forbidden,
    "label.setTextFormat(Qt.TextFormat.RichText)": is_forbidden,
    "run(command, shell=True)": is_forbidden,
    "text_edit.setHtml(title)": is_forbidden,
}


@pytest.mark.parametrize("line", HARMFUL)
def test_these_tests_would_notice(line):
    assert any(HARMFUL[line](node) for node in ast.walk(ast.parse(line)))


def test_a_tooltip_of_bare_user_text_would_be_noticed():
    tree = ast.parse(
        "def show(card):\n    self.setToolTip(card.title)\n    QLabel(card.title)\n    card.title.format(1)"
    )
    found = {called(place.node): place for place in places_in("x.py", tree) if called(place.node)}
    assert not is_plain_tip(found["setToolTip"])
    assert not is_plain_label(found["QLabel"])
    assert not has_constant_format(found["format"])
