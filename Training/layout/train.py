"""Trains the layout network on folders written by `broadsheet-lab training layout`.

  python3 -m layout.train --data DIR[=WEIGHT]... --output CHECKPOINT [--start MODEL.onnx] [--hold-out NAME...] [--steps N]

Resumes from the checkpoint where there is one; otherwise begins with the weights of --start, or with none. Prints the loss, and every --every steps the agreement (intersection over
union of cells) by class on the pages held out.
"""

import argparse
import os
import time

import numpy as np
import torch
from torch import nn

from common.precision import half_precision

from .classes import CLASSES, FINE_MAPS, FINE_STRIDE, MAPS, MULTIPLE, STRIDE
from .data import UNKNOWN, Crops, labels, load, normalised, padded
from .model import LayoutNetwork
from .restore import restore


class Stream(torch.utils.data.IterableDataset):
    """Crops of all folders, each folder as often as its weight says."""

    def __init__(self, folders, size, seed):
        self.folders, self.size, self.seed = folders, size, seed

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        seed = self.seed * 1000 + (worker.id if worker else 0)
        random = np.random.default_rng(seed)
        crops = [Crops(pages, self.size, seed + 1 + index) for index, (pages, _) in enumerate(self.folders)]
        weights = np.array([weight for _, weight in self.folders], float)
        while True:
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", required=True, help="folders, each with =WEIGHT if it is not 1")
    parser.add_argument("--hold-out", nargs="*", default=[], help="names of pages to measure on and not to train on")
    parser.add_argument("--output", required=True, help="checkpoint file")
    parser.add_argument("--start", help="published weights to go on from, an ONNX file; take a lower --rate then")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--batch", type=int, default=6)
    parser.add_argument("--size", type=int, default=768, help="side of a crop, pixels")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=250, help="steps between checkpoints")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    folders, held = [], []
    for entry in options.data:
        folder, _, weight = entry.partition("=")
        pages = load(folder)
        held += [page for page in pages if page.name in options.hold_out]
        pages = [page for page in pages if page.name not in options.hold_out]
        if pages:
            folders.append((pages, float(weight or 1)))
            print(f"{folder}: {len(pages)} pages", flush=True)
    half = half_precision(torch.device(device))
    network = LayoutNetwork()
    if options.start and not os.path.exists(options.output):
        restore(network, options.start, [page for pages, _ in folders for page in pages[:6]])
        network.train()
    network = network.to(device).to(memory_format=torch.channels_last)
    # What published weights lack learns from nothing, and faster.
    new = list(network.fine.parameters()) if options.start else []
    known = [parameter for name, parameter in network.named_parameters() if not (new and name.startswith("fine."))]
    groups = [{"params": known, "factor": 1.0}, {"params": new, "factor": 2.0}]
    optimizer = torch.optim.AdamW([group for group in groups if group["params"]], lr=options.rate, weight_decay=0.01)
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
        step = state["step"]
        print(f"resuming at step {step}", flush=True)

    def save():
        state = {
            "network": network.state_dict(),
            "average": average.module.state_dict(),
            "optimizer": optimizer.state_dict(),
            "step": step,
        }
        torch.save(state, options.output + ".new")
        os.replace(options.output + ".new", options.output)

    cross_entropy = nn.CrossEntropyLoss(weight=class_weights(folders).to(device), ignore_index=UNKNOWN)
    binary = nn.BCEWithLogitsLoss(pos_weight=torch.full((len(MAPS), 1, 1), 3.0, device=device), reduction="none")
    fine_binary = nn.BCEWithLogitsLoss(pos_weight=torch.full((len(FINE_MAPS), 1, 1), 2.0, device=device), reduction="none")
    # A resumed run goes on with other crops, not with the first ones again.
    stream = Stream(folders, options.size, options.seed + step)
    loader = iter(
        torch.utils.data.DataLoader(stream, batch_size=options.batch, num_workers=options.workers)
    )
    if held:
        print("  " + summary(evaluate(average.module, held, device)), flush=True)
    began, mean = time.time(), None
    while step < options.steps:
        gray, *targets = next(loader)
        classes, maps, known, fine_maps, fine_known = (target.to(device) for target in targets)
        rate = options.rate * min(1, (step + 1) / 100) * (0.02 + 0.98 * (1 - step / options.steps) ** 0.9)
        for group in optimizer.param_groups:
            group["lr"] = rate * group["factor"]
        with torch.autocast(device, torch.bfloat16, enabled=half):
            coarse, fine = network(gray.to(device).contiguous(memory_format=torch.channels_last))
        coarse, fine = coarse.float(), fine.float()
        count = len(CLASSES)
        known = known[:, :, None, None].expand_as(maps)
        loss = (
            cross_entropy(coarse[:, :count], classes)
            + (binary(coarse[:, count:], maps) * known).sum() / known.sum()
            + (fine_binary(fine, fine_maps) * fine_known).sum() / fine_known.sum()
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        average.update_parameters(network)
        step += 1
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if step % 25 == 0:
            print(f"step {step} loss {mean:.3f} {(time.time() - began) / 60:.1f} min", flush=True)
        if step % options.every == 0 or step == options.steps:
            save()
            if held:
                print("  " + summary(evaluate(average.module, held, device)), flush=True)


if __name__ == "__main__":
    main()
