"""EditRejected: an edit that can't be done, with the sentence that says why."""


class EditRejected(Exception):
    """The edit can't be done; the message is a sentence for the user."""
