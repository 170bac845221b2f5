"""How far a training has come: in steps, or in seconds of the clock."""

import time

# Steps in which the rate rises at the beginning.
WARM_STEPS = 100


class Schedule:
    """The share of a training that is over: of `steps`, or of `seconds` where they are given.

    Seconds are those of all runs together. The clock starts at `began` (of time.monotonic), so that a program's start counts; what
    earlier runs took is added to `earlier`.
    """

    def __init__(self, steps=None, seconds=None, began=None):
        self.steps, self.seconds = steps, seconds
        self.began = time.monotonic() if began is None else began
        self.earlier = 0.0

    def spent(self):
        """Seconds of all runs together."""
        return self.earlier + time.monotonic() - self.began

    def share(self, step, reserve=0.0):
        """What is over of the training after `step` steps, 0...1; `reserve` seconds at its end are kept for something else."""
        if self.seconds is None:
            return min(1.0, step / self.steps)
        return min(1.0, self.spent() / max(1e-9, self.seconds - reserve))


def rate_at(share, step, highest):
    """Rate of learning: up over the first steps, then down to a fiftieth as the training ends."""
    return highest * min(1, (step + 1) / WARM_STEPS) * (0.02 + 0.98 * (1 - share) ** 0.9)
