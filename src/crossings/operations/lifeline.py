"""No process of ours outlives the one that started it, whatever way that one ended."""

import os
import signal
import threading
import time

LOOK_EVERY = 0.5  # seconds
GRACE = 8.0  # seconds


def end_with_parent() -> None:
    """From now on, end this process soon after its parent is gone: asked at first, then at once."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_EVERY)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE)
        os._exit(1)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()
