"""What the banner says of the window's file: open elsewhere, recovered as a copy, or taken out of a PDF."""

from mapdesigner.qt.document.document import Document
from mapdesigner.qt.shell.banner import Banner


def show_standing(banner: Banner, document: Document) -> None:
    """Say how the map stands to its file where that is not as usual, and offer what can be done about it."""
    save_as = ("Save as…", document.save_as)
    if document.holder:
        sentence = f"Read-only: {document.name} is open in {document.holder}."
        banner.say(sentence, ("Try again", document.try_to_take), save_as)
    elif document.original is not None:
        name = document.original.name
        banner.say(
            f"{name} is open in another window, so the recovered map is a copy without a file yet.", save_as
        )
    elif document.carrier is not None:
        name = document.carrier.name
        banner.say(f"This map came out of {name}, and has no file of its own yet.", save_as)
    else:
        banner.be_quiet()
