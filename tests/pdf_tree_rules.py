"""The rules of PDF/UA-1 (ISO 14289-1) about what is read: structure, order, tables, links."""

import re
from collections import Counter, defaultdict

import pikepdf

PAINTING = {
    "S",
    "s",
    "f",
    "F",
    "f*",
    "B",
    "B*",
    "b",
    "b*",
    "sh",
    "Do",
    "Tj",
    "TJ",
    "'",
    '"',
    "EI",
    "INLINE IMAGE",
}
ROLES = {
    *("Document", "Sect", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure", "Link", "TOC", "TOCI"),
    *("L", "LI", "LBody", "Span"),
}
PARENTS = {
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
    "LI": {"L"},
    "LBody": {"LI"},
    "Sect": {"Document"},
}
KIDS = {"Table": {"TR"}, "TR": {"TH", "TD"}, "TOC": {"TOCI"}, "L": {"LI"}, "Document": {"Sect"}}


def content_faults(document):
    """UA 7.1: all that is painted is tagged or decoration, and neither stands in the other."""
    for number, page in enumerate(document.pages, 1):
        stack, depth, in_text = [], 0, None
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                properties = operands[1] if name == "BDC" else {}
                kind = (
                    "artifact"
                    if operands[0] == "/Artifact"
                    else "tagged"
                    if "/MCID" in properties
                    else "inner"
                )
                if kind != "inner" and stack:
                    yield f"page {number}: {kind} content inside {stack[-1]}"
                stack.append(kind)
                in_text = in_text if in_text is None else in_text + 1
            elif name == "EMC":
                stack.pop()
                in_text = in_text if in_text is None else in_text - 1
            elif name == "BT":
                in_text = 0
            elif name == "ET":
                if in_text:
                    yield f"page {number}: marked content ends outside its text"
                in_text = None
            elif name in "qQ":
                depth += 1 if name == "q" else -1
                if not 0 <= depth <= 28:
                    yield f"page {number}: states kept {depth} deep"
            elif name in ("k", "K"):
                yield f"page {number}: printing inks"
            elif name in PAINTING and not stack:
                yield f"page {number}: {name} is neither tagged nor decoration"
        if stack or depth:
            yield f"page {number}: {stack} left open"


def tree_faults(document):
    """UA 7.1 to 7.5: structure, headings, tables, words for figures; ISO 32000-1, 14.7.4.4 the way back."""
    root = document.Root
    if root.MarkInfo.get("/Marked") is not True or root.MarkInfo.get("/Suspects") is True:
        yield "not marked as tagged"
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", str(root.Lang)):
        yield f"language {root.Lang}"
    tree = root.StructTreeRoot
    back = numbers_of(tree.ParentTree)
    pages = {page.objgen: place for place, page in enumerate(document.pages)}
    owners = defaultdict(list)
    level = 0
    for element, parent, kids in walked(tree.K, tree):
        role = str(element.S)[1:]
        if role not in ROLES:
            yield f"role {role}"
        if element.P.objgen != parent.objgen:
            yield f"{role} has another parent"
        above = str(parent.get("/S", "/"))[1:]
        if role in PARENTS and above not in PARENTS[role]:
            yield f"{role} in {above}"
        below = [str(kid.S)[1:] for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        if role in KIDS and set(below) - KIDS[role]:
            yield f"{below} in {role}"
        if role in ("Figure", "Link") and not str(element.get("/Alt", "")).strip():
            yield f"{role} without words"
        if role == "TH" and element.A.Scope not in ("/Row", "/Column"):
            yield "a table's heading of nothing"
        if role == "Table":
            lengths = {
                len(row.get("/K", [])) if isinstance(row.get("/K"), pikepdf.Array) else 1
                for row in rows_of(element)
            }
            if len(lengths) > 1:
                yield f"a table with rows of {sorted(lengths)} cells"
        if re.fullmatch("H[1-6]", role):
            if int(role[1]) > level + 1:
                yield f"{role} after H{level}"
            level = int(role[1])
        for kid in kids:
            if isinstance(kid, int):
                owners[pages[element.Pg.objgen], kid].append(element.objgen)
    yield from way_back_faults(document, back, owners)


def way_back_faults(document, back, owners):
    """Each number of content has one element, and the parent tree leads to that."""
    seen = Counter()
    for place, page in enumerate(document.pages):
        if page.get("/Tabs") != "/S":
            yield f"page {place + 1} has no order of tabs"
        listed = back[int(page.StructParents)]
        on_page = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and "/MCID" in operands[1]
        ]
        if sorted(on_page) != list(range(len(listed))):
            yield f"page {place + 1} has other numbers than the parent tree"
        for number in on_page:
            seen[place, number] += 1
            if owners.get((place, number)) != [listed[number].objgen]:
                yield f"page {place + 1}: number {number} belongs to others than the parent tree says"
    if set(owners) != set(seen) or any(count > 1 for count in seen.values()):
        yield "the tree has other content than the pages"


def reading_order(document):
    """Return for each page the numbers of its text in the order in which the tree has them.

    Drawings lie under the text, wherever they are read.
    """
    pages = {page.objgen: place for place, page in enumerate(document.pages)}
    order = defaultdict(list)
    for element, number in in_order(document.Root.StructTreeRoot.K):
        if element.S != "/Figure":
            order[pages[element.Pg.objgen]].append(number)
    return order


def in_order(element):
    """Yield each number of content with its element, as they are read."""
    for kid in kids_of(element):
        if isinstance(kid, int):
            yield element, kid
        elif "/S" in kid:
            yield from in_order(kid)


def annotation_faults(document):
    """6.3 and UA 7.18: shown and printed, told in words, part of the structure."""
    back = numbers_of(document.Root.StructTreeRoot.ParentTree)
    for page in document.pages:
        for annotation in page.get("/Annots", []):
            if annotation.Subtype != "/Link" or int(annotation.get("/F", 0)) & 0b1000111 != 4:
                yield "an annotation that is no link or not printed"
            if not str(annotation.get("/Contents", "")).strip():
                yield "a link without words"
            element = back[int(annotation.StructParent)]
            objects = [
                kid.Obj.objgen for kid in kids_of(element) if not isinstance(kid, int) and "/Obj" in kid
            ]
            if element.S != "/Link" or annotation.objgen not in objects:
                yield "a link outside the structure"


def walked(element, parent):
    """Yield each element with its parent and kids, before those."""
    stack = [(element, parent)]
    while stack:
        element, parent = stack.pop()
        kids = kids_of(element)
        yield element, parent, kids
        inner = [kid for kid in kids if not isinstance(kid, int) and "/S" in kid]
        stack += [(kid, element) for kid in reversed(inner)]


def kids_of(element):
    """Return an element's kids as a list."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def rows_of(table):
    """Return a table's rows."""
    return [kid for kid in kids_of(table) if kid.S == "/TR"]


def numbers_of(tree):
    """Return the entries of a number tree of one node."""
    return {int(tree.Nums[at]): tree.Nums[at + 1] for at in range(0, len(tree.Nums), 2)}
