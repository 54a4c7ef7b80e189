"""Load big libraries one after the other in a thread of their own, while pages are laid out."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

WAIT_S = 0.03


class Loading:
    """What is being loaded; a library that can't be loaded says so where it is used."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "libraries")
        self._jobs: dict[Callable[[], None], Future[None]] = {}

    def start(self, load: Callable[[], None]) -> None:
        """Load something after what was started before, unless it was started already."""
        if load not in self._jobs:
            self._jobs[load] = self._thread.submit(load)

    def wait_for(self, load: Callable[[], None], meanwhile: Callable[[], None]) -> None:
        """Wait for something that was started; `meanwhile` is called often and may raise."""
        while not wait((self._jobs[load],), WAIT_S).done:
            meanwhile()

    def close(self) -> None:
        """Forget what was not begun yet."""
        self._thread.shutdown(wait=False, cancel_futures=True)
