"""Trains the encoder by contrast.

  python3 -m encoder.train TEXTS... --output CHECKPOINT [--without PART...] [--unseen FILE.jsonl:0] [--steps N] [--seed N]

TEXTS are sources as in encoder.texts. Resumes from the checkpoint where there is one. Groups of JSONL files whose number is
divisible by five are held out; every --measure steps the adjusted Rand index on them is printed, and the best weights are kept
as CHECKPOINT.best.
"""

import argparse
import os
import time

import numpy as np
import torch
from torch.nn import functional

from .data import Batches, Corpus, grouped
from .evaluate import agreement, components
from .model import WINDOW, Encoder, batch, pieces
from .texts import overlaps, passages, read
from .tokenizer import reference, reference_ids

TEMPERATURE = 0.05
# The similarity that pairs are pushed away from: reprints above, others below.
BORDER = 0.6


def loss_of(anchors, positives, hard, ignored=None):
    """Contrastive loss of unit vectors [n, d], [n, d], [h, d]; anchor i and positive i belong together.

    Half of it ranks (each copy must find its partner among all others of the batch), half puts reprints and others on two sides of
    one border, since in use one threshold serves all. `ignored` [n, n] names anchors and positives that are neither together nor apart.
    """
    others = torch.cat([positives, hard])
    across = anchors @ others.T
    back = positives @ torch.cat([anchors, hard]).T
    if ignored is not None:
        # Far below any similarity: such a place adds nothing to either sum.
        wide = functional.pad(ignored, (0, len(hard)))
        across, back = across.masked_fill(wide, -9), back.masked_fill(functional.pad(ignored.T, (0, len(hard))), -9)
    own = torch.arange(len(anchors), device=anchors.device)
    ranked = functional.cross_entropy(across / TEMPERATURE, own) + functional.cross_entropy(back / TEMPERATURE, own)
    right = functional.one_hot(own, across.shape[1]).bool()
    sides = functional.softplus((across - BORDER) / TEMPERATURE).masked_fill(right, 0).sum() / len(anchors)
    sides = sides + functional.softplus((BORDER - across[right]) / TEMPERATURE).mean()
    return ranked / 2 + sides


def held_out(groups):
    """Whether each group's name is held out for choosing the best weights."""
    numbers = ["".join(filter(str.isdigit, name.rpartition(":")[2])) if ".jsonl:" in name else "" for name in groups]
    return [bool(number) and int(number) % 5 == 0 for number in numbers]


def vectors_of(network, rows, tokens=2048):
    """Vectors [n, d] of lists of ids, by PyTorch."""
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    vectors = np.zeros((len(rows), network.shape.width), np.float32)
    with torch.no_grad():
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and (end - start + 1) * (len(rows[order[end]]) + 2) <= tokens or end == start:
                end += 1
            chosen = order[start:end]
            vectors[chosen] = network(*batch([rows[index] for index in chosen])).numpy()
            start = end
    return vectors


def measure(network, held, tokens, window):
    """Best adjusted Rand index, its threshold, of the held-out (group, text) pairs; most similar pair of pieces, all dates alike."""
    names = sorted({group for group, _ in held})
    truth = np.array([names.index(group) for group, _ in held])
    rows, owners = [], []
    for index, ids in enumerate(tokens([text for _, text in held])):
        for piece in pieces(ids, window):
            rows.append(piece)
            owners.append(index)
    vectors = vectors_of(network, rows)
    starts = np.searchsorted(owners, np.arange(len(held)))
    most = np.maximum.reduceat(np.maximum.reduceat(vectors @ vectors.T, starts, 1), starts, 0)
    allowed = np.ones_like(most, bool)
    return max((agreement(truth, components(most, allowed, t)), float(t)) for t in np.arange(0.4, 0.95, 0.01))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--output", required=True)
    parser.add_argument("--without", nargs="*", default=[], help="files whose path holds one of these are not read")
    parser.add_argument("--unseen", nargs="*", default=[], help="sources whose texts must stay unseen: what shares 40 letters is left out")
    parser.add_argument("--steps", type=int, default=240)
    parser.add_argument("--pairs", type=int, default=24)
    parser.add_argument("--negatives", type=int, default=16)
    parser.add_argument("--window", type=int, default=WINDOW)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=10, help="steps between checkpoints")
    parser.add_argument("--measure", type=int, default=80, help="steps between measures")
    parser.add_argument("--held", type=int, default=360, help="held-out articles measured, at most")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)

    tokenizer = reference()
    tokens = lambda texts: reference_ids(tokenizer, texts)
    texts = read(options.texts, options.without)
    if options.unseen:
        unseen = [text for _, text in read(options.unseen)]
        parts = [(f"{group}#{n}", p) for group, text in texts if ".jsonl:" not in group for n, p in enumerate(passages(text))]
        shared = overlaps([text for _, text in parts], unseen, 40)
        print(f"{sum(shared)} of {len(parts)} passages share text with what stays unseen and are left out")
        texts = [pair for pair in texts if ".jsonl:" in pair[0]] + [pair for pair, out in zip(parts, shared) if not out]
    out = held_out([group for group, _ in texts])
    held = [pair for pair, is_out in zip(texts, out) if is_out]
    reprints = {group for group, _ in held if sum(group == other for other, _ in held) > 1}
    held = ([pair for pair in held if pair[0] in reprints] + [pair for pair in held if pair[0] not in reprints])[: options.held]
    corpus = Corpus(grouped([pair for pair, is_out in zip(texts, out) if not is_out]))
    print(f"{len(corpus.parts)} groups to train on, {len(held)} articles held out", flush=True)

    network = Encoder()
    network.eval()  # No dropout: the reprints differ enough.
    for parameter in network.bert.embeddings.parameters():
        parameter.requires_grad_(False)
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.95)
    )
    trained = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=options.rate, weight_decay=0.01)
    corpus.find_neighbours(lambda given: vectors_of(network, [ids[:40] for ids in tokens(given)]))
    step, best = 0, -1.0
    if os.path.exists(options.output):
        state = torch.load(options.output, weights_only=True)
        network.load_state_dict(state["network"])
        average.module.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step, best = state["step"], state["best"]
        print(f"resuming at step {step}", flush=True)
    elif held:
        print("untuned", measure(network, held, tokens, options.window), flush=True)

    def save(path):
        state = {
            "network": network.state_dict(),
            "average": average.module.state_dict(),
            "optimizer": optimizer.state_dict(),
            "step": step,
            "best": best,
        }
        torch.save(state, path + ".new")
        os.replace(path + ".new", path)

    batches = Batches(corpus, tokens, options.seed, options.window, options.pairs, options.negatives)
    began, mean = time.time(), None
    while step < options.steps:
        anchors, positives, hard, _ = batches.batch(step)
        rate = options.rate * min(1, (step + 1) / 15) * max(0.03, 1 - step / options.steps)
        for group in optimizer.param_groups:
            group["lr"] = rate
        # Rows of like length go together through the network, so that little is padding.
        rows = anchors + positives + hard
        order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
        parts = [order[begin : begin + 16] for begin in range(0, len(order), 16)]
        vectors = torch.cat([network(*batch([rows[index] for index in part])) for part in parts])
        place = torch.empty(len(order), dtype=torch.int64)
        place[torch.tensor(order)] = torch.arange(len(order))
        one, other, rest = vectors[place].split([len(anchors), len(positives), len(hard)])
        loss = loss_of(one, other, rest)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        average.update_parameters(network)
        step += 1
        mean = loss.item() if mean is None else 0.9 * mean + 0.1 * loss.item()
        if step % 5 == 0:
            used = sum(map(len, rows))
            print(f"step {step} loss {mean:.3f} {len(hard)} negatives {used} tokens {(time.time() - began) / 60:.1f} min", flush=True)
        last = step == options.steps
        if step % options.every == 0 or last:
            save(options.output)
        if held and (step % options.measure == 0 or last):
            (ari, precision, recall), threshold = measure(average.module, held, tokens, options.window)
            print(f"  held out: ARI {ari:.4f} P {precision:.4f} R {recall:.4f} at {threshold:.2f}", flush=True)
            if ari >= best:
                best = ari
                save(options.output + ".best")
    if not os.path.exists(options.output + ".best"):
        save(options.output + ".best")


if __name__ == "__main__":
    main()
