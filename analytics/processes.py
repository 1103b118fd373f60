"""A process that works for another one ends with it, however that one ends."""

import os
from collections.abc import Callable
from multiprocessing import parent_process
from threading import Thread


def end_after(wait: Callable[[], object]) -> None:
    """Ends this process, whatever it does then, as soon as `wait` comes back."""

    def end() -> None:
        wait()
        os._exit(1)

    Thread(target=end, daemon=True).start()


def end_with_parent() -> None:
    """Ends this process, one of `multiprocessing`, as soon as the one that started it is there no more."""
    if parent := parent_process():
        end_after(parent.join)
