"""Trains the layout network on folders written by `broadsheet-lab training layout`.

  python3 -m layout.train --data DIR[=WEIGHT]... --output CHECKPOINT [--start WEIGHTS] [--hold-out NAME...] [--steps N | --seconds N]

Resumes from the checkpoint where there is one; otherwise begins with the weights of --start, or with none. Prints the loss, and every
--every steps the agreement (intersection over union of cells) by class on the pages held out.

With --seconds the rate falls with the clock, so that any time gives a finished network, however many steps it holds; the checkpoint
is written every minute. The seconds are those of all runs together, from the program's start to the last measurement.
"""

import time

# The program's start counts, and PyTorch takes long to load.
BEGAN = time.monotonic()

import argparse
import os

import cv2
import numpy as np
import torch
from torch import nn

from common.precision import half_precision

from .classes import CLASSES, FINE_MAPS, FINE_STRIDE, MAPS, MULTIPLE, STRIDE
from .data import UNKNOWN, Crops, Growing, labels, load, normalised, padded
from .model import LayoutNetwork
from .restore import LATER, begin
from .schedule import Schedule, rate_at

# Seconds between two looks at growing folders, and between two checkpoints of a training by the clock.
RENEW, SAVE = 10, 60
# Measuring takes no more than this share of a training by the clock.
MEASURING = 0.05


class Stream(torch.utils.data.IterableDataset):
    """Crops of all folders, each folder as often as its weight says; of a growing one, as soon as it has pages.

    `folders` holds (pages, weight), `growing` (Growing, weight).
    """

    def __init__(self, folders, growing, size, seed):
        self.folders, self.growing, self.size, self.seed = folders, growing, size, seed

    def __iter__(self):
        # One thread a process: there is one for each core.
        cv2.setNumThreads(1)
        worker = torch.utils.data.get_worker_info()
        share, shares = (worker.id, worker.num_workers) if worker else (0, 1)
        seed = self.seed * 1000 + share
        random = np.random.default_rng(seed)
        growing = [(folder.part(share, shares), weight) for folder, weight in self.growing]
        sources = self.folders + [(folder.pages, weight) for folder, weight in growing]
        crops = [Crops(pages, self.size, seed + 1 + index) for index, (pages, _) in enumerate(sources)]
        due = 0.0
        while True:
            if growing and time.monotonic() >= due:
                for folder, _ in growing:
                    folder.renew()
                due = time.monotonic() + RENEW
            weights = np.array([weight if pages else 0 for pages, weight in sources], float)
            gray, *targets = crops[random.choice(len(crops), p=weights / weights.sum())].one()
            yield torch.from_numpy(gray)[None], *map(torch.from_numpy, targets)


def class_weights(folders):
    """Rare classes count more: weights fall with the square root of the share of cells."""
    counts = np.ones(len(CLASSES))
    for pages, weight in folders:
        for page in pages[:40]:
            classes = labels(page.truth, *page.image.shape)[0]
            counts += weight * np.bincount(classes[classes != UNKNOWN], minlength=len(CLASSES)) / len(pages[:40])
    weights = np.clip((counts.sum() / counts) ** 0.5, 0, 12)
    return torch.tensor(weights / weights[:4].mean(), dtype=torch.float32)


def evaluate(network, pages, device):
    """Intersection over union of cells by class, over all pages, where the class is known; F1 of the cells of the maps.

    Classes that no page has are left out.
    """
    network.eval()
    confusion = np.zeros((len(CLASSES), len(CLASSES)), np.int64)
    counts = {name: np.zeros(3) for name in ("start", "gutter", "line")}
    with torch.no_grad():
        for page in pages:
            height, width = page.image.shape
            gray = padded(normalised(page.image), MULTIPLE)
            coarse, fine = (logits[0].cpu() for logits in network(torch.from_numpy(gray)[None, None].to(device)))
            rows, columns = height // STRIDE, width // STRIDE
            want, maps, known, fine_maps, fine_known = labels(page.truth, height, width)
            have = coarse[: len(CLASSES), :rows, :columns].argmax(0).numpy()
            both = want != UNKNOWN
            confusion += np.bincount(want[both] * len(CLASSES) + have[both], minlength=len(CLASSES) ** 2).reshape(confusion.shape)
            likely = coarse[len(CLASSES) :, :rows, :columns].numpy() > 0
            line = fine[0, : height // FINE_STRIDE, : width // FINE_STRIDE].numpy() > 0
            for name, found, true, counting in (
                ("start", likely[0], maps[0] > 0, known[0] > 0),
                ("gutter", likely[2], maps[2] > 0, known[2] > 0),
                ("line", line, fine_maps[0] > 0, fine_known[0] > 0),
            ):
                counts[name] += [(found & true & counting).sum(), (found & counting).sum(), (true & counting).sum()]
    both = np.diag(confusion)
    either = confusion.sum(0) + confusion.sum(1) - both
    agreement = {name: both[i] / either[i] for i, name in enumerate(CLASSES) if confusion[i].sum()}
    for name, (right, found, true) in counts.items():
        agreement[f"{name} F1"] = 2 * right / max(1, found + true)
    return agreement


def summary(scores):
    return "  ".join(f"{name} {score:.3f}" for name, score in scores.items())


def write(state, path):
    torch.save(state, path + ".new")
    os.replace(path + ".new", path)


def weighted(entry):
    """A folder and its weight, of DIR or DIR=WEIGHT."""
    folder, _, weight = entry.partition("=")
    return folder, float(weight or 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="*", default=[], help="folders, each with =WEIGHT if it is not 1")
    parser.add_argument("--growing", nargs="*", default=[], help="likewise, but pages are added to them while the training runs")
    parser.add_argument("--hold-out", nargs="*", default=[], help="names of pages to measure on and not to train on")
    parser.add_argument("--output", required=True, help="checkpoint file")
    parser.add_argument("--weights", help="file that gets the average weights alone at each checkpoint; layout.export takes it, too")
    parser.add_argument("--start", help="weights to go on from: published ones (ONNX), a checkpoint or --weights file; take a lower --rate then")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--steps", type=int, default=4000)
    length.add_argument("--seconds", type=float, help="time to train, all runs together, instead of steps")
    parser.add_argument("--batch", type=int, help="crops of a step; by default 24 on a GPU, 6 on a CPU")
    parser.add_argument("--size", type=int, default=768, help="side of a crop, pixels")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=250, help="steps between checkpoints")
    parser.add_argument("--workers", type=int, help="processes that make crops; by default one a core but one on a GPU, 1 on a CPU")
    options = parser.parse_args()

    schedule = Schedule(options.steps, options.seconds, BEGAN)
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    gpu = device == "cuda"
    batch = options.batch or (24 if gpu else 6)
    cores = len(os.sched_getaffinity(0))
    workers = options.workers if options.workers is not None else max(1, cores - 1) if gpu else 1
    torch.backends.cudnn.benchmark = True
    folders, held, growing = [], [], []
    for folder, weight in map(weighted, options.data):
        pages = load(folder)
        held += [page for page in pages if page.name in options.hold_out]
        pages = [page for page in pages if page.name not in options.hold_out]
        if pages:
            folders.append((pages, weight))
            print(f"{folder}: {len(pages)} pages", flush=True)
    for name, weight in map(weighted, options.growing):
        os.makedirs(name, exist_ok=True)
        growing.append((Growing(name), weight))
        print(f"{name}: {len(growing[-1][0].seen)} pages to begin with", flush=True)
    # What growing folders hold already helps to weigh the classes.
    known = folders + [(folder.pages, weight) for folder, weight in growing if folder.pages]
    if not known:
        raise SystemExit("layout.train: no pages to begin with: name folders written by broadsheet-lab training layout (--data)")
    half = half_precision(torch.device(device))
    network = LayoutNetwork()
    complete = True
    if options.start and not os.path.exists(options.output):
        complete = begin(network, options.start, [page for pages, _ in known for page in pages[:6]])
        network.train()
    network = network.to(device).to(memory_format=torch.channels_last)
    # What published weights lack learns from nothing, and faster. A checkpoint brings the factors that it began with.
    named = list(network.named_parameters())
    groups = [
        {"params": [parameter for name, parameter in named if not name.startswith(LATER)], "factor": 1.0},
        {"params": [parameter for name, parameter in named if name.startswith(LATER)], "factor": 1.0 if complete else 2.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=options.rate, weight_decay=0.01)
    # The mean of the weights over the last few hundred steps is steadier than any of them, and is what gets exported.
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99), use_buffers=True
    )
    step = 0
    if os.path.exists(options.output):
        state = torch.load(options.output, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average.module.load_state_dict(state.get("average", state["network"]))
        step, schedule.earlier = state["step"], state.get("spent", 0.0)
        print(f"resuming at step {step}, {schedule.earlier:.0f} s", flush=True)
    where = torch.cuda.get_device_name() if gpu else f"CPU, {torch.get_num_threads()} threads"
    print(f"{where}, {'bfloat16' if half else 'float32'}, {batch} crops of {options.size} a step, {workers} processes make them", flush=True)

    def save():
        state = {
            "network": network.state_dict(),
            "average": average.module.state_dict(),
            "optimizer": optimizer.state_dict(),
            "step": step,
            "spent": schedule.spent(),
        }
        write(state, options.output)
        if options.weights:
            write({"average": state["average"]}, options.weights)

    def measure():
        """Prints the scores on the pages held out; the seconds that it took."""
        began = time.monotonic()
        if held:
            # Pages have many sizes, and the fastest convolutions would be sought for each.
            with torch.backends.cudnn.flags(benchmark=False):
                print("  " + summary(evaluate(average.module, held, device)), flush=True)
        return time.monotonic() - began

    cross_entropy = nn.CrossEntropyLoss(weight=class_weights(known).to(device), ignore_index=UNKNOWN)
    binary = nn.BCEWithLogitsLoss(pos_weight=torch.full((len(MAPS), 1, 1), 3.0, device=device), reduction="none")
    fine_binary = nn.BCEWithLogitsLoss(pos_weight=torch.full((len(FINE_MAPS), 1, 1), 2.0, device=device), reduction="none")
    # A resumed run goes on with other crops, not with the first ones again.
    stream = Stream(folders, growing, options.size, options.seed + step)
    loader = iter(torch.utils.data.DataLoader(stream, batch_size=batch, num_workers=workers, pin_memory=gpu))
    took = measure()
    mean, saved, measured = None, time.monotonic(), time.monotonic()
    saved_step = measured_step = step
    # The last measurement ends within the seconds, too.
    while (share := schedule.share(step, took)) < 1:
        gray, *targets = (tensor.to(device, non_blocking=True) for tensor in next(loader))
        classes, maps, counted, fine_maps, fine_counted = targets
        for group in optimizer.param_groups:
            group["lr"] = rate_at(share, step, options.rate) * group["factor"]
        with torch.autocast(device, torch.bfloat16, enabled=half):
            coarse, fine = network(gray.contiguous(memory_format=torch.channels_last))
        coarse, fine = coarse.float(), fine.float()
        count = len(CLASSES)
        counted = counted[:, :, None, None].expand_as(maps)
        loss = (
            cross_entropy(coarse[:, :count], classes)
            + (binary(coarse[:, count:], maps) * counted).sum() / counted.sum()
            + (fine_binary(fine, fine_maps) * fine_counted).sum() / fine_counted.sum()
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        average.update_parameters(network)
        step += 1
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if step % 25 == 0:
            print(f"step {step} loss {mean:.3f} {schedule.spent() / 60:.1f} min", flush=True)
        now = time.monotonic()
        by_clock = options.seconds is not None
        if step % options.every == 0 or (by_clock and now - saved > SAVE):
            save()
            saved, saved_step = now, step
            if not by_clock or now - measured > took / MEASURING:
                took = measure()
                measured, measured_step = time.monotonic(), step
    if saved_step != step:
        save()
    if measured_step != step:
        measure()
    print(f"{step} steps in {schedule.spent():.0f} s: {options.output}", flush=True)


if __name__ == "__main__":
    main()
