"""Trains the reader: python3 -m reader.train WORK --seconds N [--start reader.pt]

WORK holds what reader.fonts, reader.texts and reader.pack wrote: fonts/, texts.json.xz and, perhaps, lines.bin with lines.jsonl.
WORK/reader.checkpoint is written every minute and at the end: run again, training goes on until the seconds are spent. Rate and phases
follow the clock, so that any number of seconds gives a finished network. WORK/reader.pt holds the published weights, the average of
the last steps'.

--start begins with weights, at a lower rate; without them clean type comes first. On a GPU, processes make the batches (--workers);
on a CPU this process makes them itself.
"""

import argparse
import copy
import math
import os
import time

import cv2
import torch
from torch.nn import functional

from common.precision import half_precision

from .characters import CHARACTERS, decode
from .distance import distance
from .lines import Pictures, records
from .model import Reader, load, weights_of
from .pictures import padded, picture
from .stream import Stream, Workers

# Share of the time in which clean type comes first, and after which lines of doubtful text count, from nothing.
CLEAN, DOUBTFUL = 0.12, 0.35
WARM = 0.05


def rate_at(progress, highest):
    """Rate of learning: up in 5 % of the time, then down along a cosine to 0.4 %."""
    if progress < WARM:
        return highest * (0.05 + 0.95 * progress / WARM)
    return highest * (0.004 + 0.996 * 0.5 * (1 + math.cos(math.pi * (progress - WARM) / (1 - WARM))))


def losses_of(logits, labels, lengths):
    """CTC's loss a letter [n] of the likelier of two readings, and that of the first one.

    logits [n, t, classes]; labels [2, n, most letters] and lengths [2, n], the same twice where a line has one reading.
    """
    chances = logits.float().log_softmax(-1).transpose(0, 1)

    def of(chances, labels, lengths):
        frames = torch.full_like(lengths, chances.shape[0])
        each = functional.ctc_loss(chances, labels, frames, lengths, blank=0, reduction="none", zero_infinity=True)
        return each / lengths.clamp(min=1)

    first = of(chances, labels[0], lengths[0])
    two = (labels[0] != labels[1]).any(1).nonzero()[:, 0]
    if not len(two):
        return first
    return first.index_copy(0, two, torch.minimum(first[two], of(chances[:, two], labels[1][two], lengths[1][two])))


class Check:
    """Character error rate on some of the held-out lines, an equal number of each set."""

    def __init__(self, folder, device, most):
        self.device, self.lines = device, []
        if not os.path.exists(os.path.join(folder, "lines.jsonl")):
            return
        held = [record for record in records(folder) if record["held"] and record["trust"] == "people"]
        names = sorted({record["set"] for record in held})
        pictures = Pictures(folder)
        for name in names:
            of_set = [record for record in held if record["set"] == name]
            for record in of_set[:: max(1, len(of_set) * len(names) // most)]:
                self.lines.append((picture(pictures.gray(record), record["box"], record["band"]), record["text"]))
        self.lines.sort(key=lambda line: line[0].shape[1])

    @torch.no_grad()
    def rate(self, network):
        edits = letters = 0
        for begin in range(0, len(self.lines), 16):
            part = self.lines[begin : begin + 16]
            batch, _ = padded([line for line, _ in part])
            classes = network(torch.from_numpy(batch).to(self.device)).argmax(-1).tolist()
            for row, (_, text) in zip(classes, part):
                edits += min(len(text), distance(text, decode(row)))
                letters += len(text)
        return edits / max(1, letters)


def quicker_format(device):
    """The format of memory in which the convolutions are quicker: measured on a GPU, known on a CPU."""
    if device.type != "cuda":
        return torch.channels_last
    times = {}
    for form in (torch.channels_last, torch.contiguous_format):
        network = Reader().to(device, memory_format=form).train()
        pictures = torch.rand(256, 1, 32, 448, device=device).contiguous(memory_format=form)
        for step in range(6):
            if step == 3:
                torch.cuda.synchronize()
                began = time.monotonic()
            with torch.autocast("cuda", torch.bfloat16):
                logits = network(pictures)
            logits.float().mean().backward()
        torch.cuda.synchronize()
        times[form] = time.monotonic() - began
    return min(times, key=times.get)


class Training:
    """A network in training: weights, their average, optimiser, and the seconds spent."""

    def __init__(self, device, start, highest):
        self.device, self.highest, self.half = device, highest, half_precision(device)
        self.network = load(start) if start else Reader()
        self.form = quicker_format(device)
        self.network = self.network.to(device, memory_format=self.form).train()
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        decayed = [parameter for parameter in self.network.parameters() if parameter.ndim > 1]
        plain = [parameter for parameter in self.network.parameters() if parameter.ndim <= 1]
        groups = [{"params": decayed, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=highest, betas=(0.9, 0.99), fused=True)
        self.step, self.spent = 0, 0.0

    def save(self, path):
        state = {
            "model": self.average.state_dict(),
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "spent": self.spent,
        }
        torch.save(state, path + ".new")
        os.replace(path + ".new", path)

    def restore(self, path):
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.average.load_state_dict(state["model"])
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.spent = state["step"], state["spent"]

    def learn(self, batch, progress, doubtful):
        """One step; mean losses a letter of synthetic and of real lines that counted (None where there were none)."""
        for group in self.optimizer.param_groups:
            group["lr"] = rate_at(progress, self.highest)
        move = lambda array: torch.from_numpy(array).to(self.device, non_blocking=True)
        pictures = move(batch.pictures).unsqueeze(1).float() / 255
        pictures = pictures.contiguous(memory_format=self.form)
        labels, lengths, ceilings, real = move(batch.labels), move(batch.lengths), move(batch.ceilings), move(batch.real)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
            logits = self.network(pictures)
        loss = losses_of(logits, labels, lengths)
        with torch.no_grad():
            if doubtful:
                counts = (loss < ceilings).float()
            else:
                counts = (ceilings >= 1).float()
        total = (loss * counts).sum() / counts.sum().clamp(min=1)
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        if torch.isfinite(norm):
            self.optimizer.step()
        self.step += 1
        self._average()
        loss = loss.detach() * counts
        mean = lambda which: (loss * which).sum() / (counts * which).sum().clamp(min=1)
        return mean((~real).float()), mean(real.float())

    @torch.no_grad()
    def _average(self):
        """The average follows the weights, over about a tenth of the steps so far, of the last 1,400 at most."""
        kept = min(0.9993, (1 + self.step) / (12 + self.step))
        tensors = lambda network: [t for t in [*network.parameters(), *network.buffers()] if t.is_floating_point()]
        torch._foreach_lerp_(tensors(self.average), tensors(self.network), 1 - kept)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work")
    parser.add_argument("--seconds", type=float, required=True, help="time to train, all runs together")
    parser.add_argument("--start", help="weights to begin with: a reader.pt or a checkpoint")
    parser.add_argument("--output", help="folder of checkpoint and weights, if not WORK")
    parser.add_argument("--rate", type=float, help="highest rate of learning; by default 2.5e-3 on a GPU, 1e-3 on a CPU, half with --start")
    parser.add_argument("--columns", type=int, help="columns of a batch, lines times width; by default 245760 on a GPU, 24576 on a CPU")
    parser.add_argument("--workers", type=int, help="processes that make lines; by default one a core but one on a GPU, none on a CPU")
    parser.add_argument("--threads", type=int, default=1, help="of PyTorch, on a CPU")
    parser.add_argument("--show", type=float, default=30, help="seconds between reports")
    parser.add_argument("--wall", action="store_true", help="seconds of the clock, with the program's start and its reports")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.monotonic()

    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    gpu = device.type == "cuda"
    torch.set_num_threads(options.threads)
    cv2.setNumThreads(1)
    torch.backends.cudnn.benchmark = True
    torch.manual_seed(options.seed)
    output = options.output or options.work
    os.makedirs(output, exist_ok=True)
    checkpoint, weights = os.path.join(output, "reader.checkpoint"), os.path.join(output, "reader.pt")

    rate = options.rate or (2.5e-3 if gpu else 1e-3) * (0.5 if options.start else 1)
    training = Training(device, options.start, rate)
    if os.path.exists(checkpoint):
        training.restore(checkpoint)
        print(f"resuming at step {training.step}, {training.spent:.0f} s", flush=True)
    columns = options.columns or (245_760 if gpu else 24_576)
    workers = options.workers if options.workers is not None else max(1, os.cpu_count() - 1) if gpu else 0
    # Another seed each time: what was seen before the break does not come again.
    seed = options.seed + 7919 * training.step
    source = Workers(options.work, seed, columns, workers) if workers else Stream(options.work, seed, columns)
    check = Check(options.work, device, 400 if gpu else 120)
    where = torch.cuda.get_device_name() if gpu else f"CPU, {options.threads} threads"
    print(f"{where}, {'bfloat16' if training.half else 'float32'}, {len(check.lines)} lines to check on", flush=True)

    def save():
        training.save(checkpoint)
        torch.save({"model": weights_of(training.average), "chars": CHARACTERS}, weights + ".new")
        os.replace(weights + ".new", weights)

    shown = saved = time.monotonic()
    last = began if options.wall else shown
    lines, making, losses = 0, 0.0, []
    while training.spent < options.seconds:
        progress = training.spent / options.seconds
        source.clean = 0.0 if options.start else 0.7 * max(0.0, 1 - progress / CLEAN)
        asked = time.monotonic()
        batch = source.batch()
        making += time.monotonic() - asked
        losses.append(training.learn(batch, progress, bool(options.start) or progress > DOUBTFUL))
        lines += len(batch.pictures)
        now = time.monotonic()
        training.spent += now - last
        last = now
        if now - shown > options.show or training.spent >= options.seconds:
            synthetic, real = (torch.stack(values).mean().item() for values in zip(*losses))
            took = now - shown
            text = f"{training.spent:6.0f} s step {training.step} synthetic {synthetic:.3f} real {real:.3f} | {lines / took:.0f} lines/s, "
            text += f"{making / took:.0%} of the time to make them"
            if check.lines:
                text += f" | held out {check.rate(training.average):.4f}"
            print(text, flush=True)
            shown = time.monotonic()
            # Measuring is not training.
            last = last if options.wall else shown
            lines, making, losses = 0, 0.0, []
        if now - saved > 60:
            save()
            saved = time.monotonic()
    save()
    if workers:
        source.close()
    print(f"{training.step} steps in {training.spent:.0f} s: {weights}", flush=True)


if __name__ == "__main__":
    main()
