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

from .classes import CLASSES, MULTIPLE, STRIDE
from .data import Crops, labels, normalised, load, padded
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
            gray, classes, maps = crops[random.choice(len(crops), p=weights / weights.sum())].one()
            yield torch.from_numpy(gray)[None], torch.from_numpy(classes), torch.from_numpy(maps)


def class_weights(folders):
    """Rare classes count more: weights fall with the square root of the share of cells."""
    counts = np.ones(len(CLASSES))
    for pages, weight in folders:
        for _, image, boxes in pages[:40]:
            classes, _ = labels(boxes, *image.shape)
            counts += weight * np.bincount(classes.ravel(), minlength=len(CLASSES)) / len(pages[:40])
    weights = np.clip((counts.sum() / counts) ** 0.5, 0, 12)
    return torch.tensor(weights / weights[:4].mean(), dtype=torch.float32)


def evaluate(network, pages, device):
    """Intersection over union of cells by class, over all pages; classes that none has are left out."""
    network.eval()
    confusion = np.zeros((len(CLASSES), len(CLASSES)), np.int64)
    start = np.zeros(3)
    with torch.no_grad():
        for _, image, boxes in pages:
            gray = padded(normalised(image), MULTIPLE)
            logits = network(torch.from_numpy(gray)[None, None].to(device))[0].cpu()
            rows, columns = image.shape[0] // STRIDE, image.shape[1] // STRIDE
            want, maps = labels(boxes, *image.shape)
            have = logits[: len(CLASSES), :rows, :columns].argmax(0).numpy()
            confusion += np.bincount(
                (want * len(CLASSES) + have).ravel(), minlength=len(CLASSES) ** 2
            ).reshape(confusion.shape)
            likely = logits[len(CLASSES), :rows, :columns].numpy() > 0
            start += [(likely & (maps[0] > 0)).sum(), likely.sum(), maps[0].sum()]
    both = np.diag(confusion)
    either = confusion.sum(0) + confusion.sum(1) - both
    agreement = {name: both[i] / either[i] for i, name in enumerate(CLASSES) if confusion[i].sum()}
    agreement["start F1"] = 2 * start[0] / max(1, start[1] + start[2])
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
        held += [page for page in pages if page[0] in options.hold_out]
        pages = [page for page in pages if page[0] not in options.hold_out]
        if pages:
            folders.append((pages, float(weight or 1)))
            print(f"{folder}: {len(pages)} pages", flush=True)
    network = LayoutNetwork()
    if options.start and not os.path.exists(options.output):
        restore(network, options.start, [page for pages, _ in folders for page in pages[:6]])
        network.train()
    network = network.to(device).to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.01)
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

    cross_entropy = nn.CrossEntropyLoss(weight=class_weights(folders).to(device))
    binary = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0, 3.0], device=device)[:, None, None])
    # A resumed run goes on with other crops, not with the first ones again.
    stream = Stream(folders, options.size, options.seed + step)
    loader = iter(
        torch.utils.data.DataLoader(stream, batch_size=options.batch, num_workers=options.workers)
    )
    if held:
        print("  " + summary(evaluate(average.module, held, device)), flush=True)
    began, mean = time.time(), None
    while step < options.steps:
        gray, classes, maps = next(loader)
        rate = options.rate * min(1, (step + 1) / 100) * (0.02 + 0.98 * (1 - step / options.steps) ** 0.9)
        for group in optimizer.param_groups:
            group["lr"] = rate
        logits = network(gray.to(device).contiguous(memory_format=torch.channels_last))
        count = len(CLASSES)
        loss = cross_entropy(logits[:, :count], classes.to(device)) + binary(logits[:, count:], maps.to(device))
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
