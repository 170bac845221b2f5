"""Trains a tagger: python3 -m entities.train OUTPUT.pt --enrich FOLDER --own PASSAGES... [--start base|TAGGER.pt | --small TEACHER.pt] ...

The teacher begins from the base model (6 layers of 384), learns from passages labelled by hand and from free sets of other texts. The
small tagger begins from a teacher's weights (--small TEACHER.pt) and learns from the same, and from what teachers said of unlabelled pages
(--silver, of entities.silver). Every batch is of one kind. Weights are averaged over the last steps. It runs for --seconds.
"""

import argparse
import math
import random
import time

import numpy as np
import torch
from torch.nn import functional

from . import damage, evaluate, extent, labels, model, recognise, sources, tags, words
from .pieces import Pieces

SHARES = {"own": 0.62, "wikigold": 0.13, "wotr": 0.10, "litbank": 0.06, "re3d": 0.03, "wnut": 0.03, "btc": 0.03}
UNKNOWN = 100
_MISC = [tags.NUMBER[tag] for tag in tags.TAGS if tag.endswith("MISC")]


def loss_of(logits, allowed):
    """Cross entropy [n] of logits [n, 17], where any of the allowed tags [n, 17] (0/1) is right."""
    return torch.logsumexp(logits, -1) - torch.logsumexp(logits + torch.log(allowed.clamp(min=1e-9)), -1)


class Labelled:
    """Passages by source; `batch` gives network input and allowed tags of passages drawn by lot and damaged."""

    def __init__(self, groups, names, pieces, lot):
        self.groups, self.names, self.pieces, self.lot = groups, names, pieces, lot
        self.queues = {name: [] for name in groups}
        self.ready = []

    def drawn(self):
        shares = {name: SHARES[name] for name in self.groups}
        name = self.lot.choices(list(shares), list(shares.values()))[0]
        if not self.queues[name]:
            self.queues[name] = self.lot.sample(self.groups[name], len(self.groups[name]))
        return self.queues[name].pop()

    def example(self):
        passage = self.drawn()
        text, spans = damage.damaged(self.lot, passage, self.names, passage.source == "own")
        found = words.words(text, self.pieces)
        count = 0
        for index, word in enumerate(found):
            count += len(word.pieces)
            if count > extent.WINDOW:
                found = found[:index]
                break
        if not found:
            return self.example()
        ids, features, firsts = words.rows(found)
        allowed = np.zeros((len(found), tags.COUNT), np.float32)
        for index, tag in enumerate(tags.of_spans(found, spans)):
            allowed[index, tag] = 1
            if tag == 0 and passage.partial:
                allowed[index, _MISC] = 1
        ids = [UNKNOWN if self.lot.random() < 0.05 else piece for piece in ids]
        return ids, features, firsts, allowed

    def batch(self, size):
        if not self.ready:
            some = sorted((self.example() for _ in range(size * 4)), key=lambda example: len(example[0]))
            self.ready = [some[index * size : (index + 1) * size] for index in range(4)]
            self.lot.shuffle(self.ready)
        return self.ready.pop()


class Silver:
    """Windows of unlabelled pages with teachers' probabilities, of entities.silver."""

    def __init__(self, paths, lot):
        self.lot, self.rows, self.queue = lot, [], []
        for path in paths:
            held = np.load(path)
            ids, features = held["ids"], held["features"]
            ends, firsts, first_ends, soft = held["ends"], held["firsts"], held["first_ends"], held["soft"]
            begin = first = 0
            for end, last in zip(ends, first_ends):
                self.rows.append((ids[begin:end], features[begin:end], firsts[first:last], soft[first:last]))
                begin, first = end, last

    def batch(self, size):
        if not self.queue:
            order = sorted(range(len(self.rows)), key=lambda index: len(self.rows[index][0]) + self.lot.random() * 16)
            self.queue = [order[index : index + size] for index in range(0, len(order), size)]
            self.lot.shuffle(self.queue)
        result = []
        for index in self.queue.pop():
            ids, features, firsts, soft = self.rows[index]
            ids, features = [UNKNOWN if self.lot.random() < 0.03 else int(i) for i in ids], features.astype(np.int64)
            if self.lot.random() < 0.06:
                # As if all were set in small letters, or in capitals: what is a name stays one.
                small = self.lot.random() < 0.5
                cased = (features[:, 0] >= words.LOWER) & (features[:, 0] <= words.LOWER_MIXED)
                features = features.copy()
                features[cased, 0] = words.LOWER if small else words.CAPITALS
                features[:, 3] = words.OFFSETS[3] + (words.MIXED_LINE if small else words.CAPITAL_LINE)
            result.append((ids, features.tolist(), firsts.tolist(), soft.astype(np.float32)))
        return result


def passed(network, examples):
    """Logits [n, 17] of all words of the examples, and their targets [n, 17]."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(*model.batch([example[:3] for example in examples]))
    row = np.concatenate([np.full(len(example[2]), index) for index, example in enumerate(examples)])
    place = np.concatenate([np.arange(len(example[2])) + 1 for example in examples])
    return logits[torch.from_numpy(row), torch.from_numpy(place)].float(), torch.from_numpy(np.concatenate([e[3] for e in examples]))


def small_of(teacher):
    """The small tagger begun from a teacher's weights: some of its layers, of each the inner units whose way out is the strongest, and of its
    words' vectors the directions in which they differ most."""
    form = model.SMALL
    network = model.Tagger(form)
    old, new = teacher.bert, network.bert
    with torch.no_grad():
        table = old.embeddings.word_embeddings.weight
        _, directions = torch.linalg.eigh(table.T @ table)
        project = directions.flip(1)[:, : form.rank]
        new.embeddings.word_embeddings.weight.copy_(table @ project)
        network.widen.weight.copy_(project)
        for part in ("position_embeddings", "token_type_embeddings", "LayerNorm"):
            getattr(new.embeddings, part).load_state_dict(getattr(old.embeddings, part).state_dict())
        network.features.load_state_dict(teacher.features.state_dict())
        network.head.load_state_dict(teacher.head.state_dict())
        for layer, number in zip(new.encoder.layer, model.CHOSEN):
            source = old.encoder.layer[number]
            layer.attention.load_state_dict(source.attention.state_dict())
            layer.output.LayerNorm.load_state_dict(source.output.LayerNorm.state_dict())
            out = source.output.dense.weight
            units = out.square().sum(0).topk(form.encoder.inner).indices.sort().values
            layer.intermediate.dense.weight.copy_(source.intermediate.dense.weight[units])
            layer.intermediate.dense.bias.copy_(source.intermediate.dense.bias[units])
            layer.output.dense.weight.copy_(out[:, units])
            layer.output.dense.bias.copy_(source.output.dense.bias)
    return network


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("--enrich", required=True, help="folder of the free sets")
    parser.add_argument("--own", nargs="+", required=True, help="passages labelled by hand")
    parser.add_argument("--held", type=int, default=0, help="hold back newspapers of one of so many parts, and measure on them")
    parser.add_argument("--measure", nargs="*", default=[], help="passages that are measured on and never trained on")
    parser.add_argument("--start", default="base", help="base, or a tagger to go on with")
    parser.add_argument("--small", help="a teacher: train the small tagger, begun from its weights")
    parser.add_argument("--silver", nargs="*", default=[])
    parser.add_argument("--silver-share", type=float, default=0.6)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--size", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=float, default=150, help="seconds between measurements")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    lot, pieces = random.Random(options.seed), Pieces()
    if options.small:
        network = small_of(model.load(options.small))
    elif options.start == "base":
        network = model.Tagger(model.TEACHER, base=True)
    else:
        network = model.load(options.start)
    network.train()
    average = model.Tagger(network.form).eval()
    average.load_state_dict(network.state_dict())
    own = [p for path in options.own for p in sources.own(path)]
    groups = sources.everything(options.enrich)
    groups["own"] = [p for p in own if not labels.held(p.lccn, options.held)]
    back = [p for p in own if labels.held(p.lccn, options.held)]
    measured = [p for path in options.measure for p in sources.own(path)]
    sets = {"held labels": back, "measured": measured, "of them held": [p for p in measured if labels.held(p.lccn, options.held)]}
    labelled = Labelled(groups, sources.names(options.enrich), pieces, lot)
    silver = Silver(options.silver, lot) if options.silver else None
    print({name: len(group) for name, group in groups.items()}, f"silver {len(silver.rows) if silver else 0}", flush=True)

    fast = [*network.features.parameters(), *network.head.parameters()]
    table = network.bert.embeddings.word_embeddings.weight
    # The base model's own words are left as they are: labels are few.
    table.requires_grad_(network.form != model.TEACHER)
    others = [p for name, p in network.named_parameters() if p.requires_grad and not name.startswith(("features", "head"))]
    optimizer = torch.optim.AdamW(
        [{"params": others, "share": 1.0}, {"params": fast, "share": 5.0 if options.start == "base" else 1.0}],
        lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01,
    )  # fmt: skip
    own_weights, averaged = list(network.parameters()), list(average.parameters())
    began = shown = time.time()
    step, share, means = 0, 0.0, []
    while share < 1:
        for group in optimizer.param_groups:
            group["lr"] = options.rate * group["share"] * min(1, share / 0.05 + 0.01) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * share)))
        if silver and lot.random() < options.silver_share:
            logits, soft = passed(network, silver.batch(options.size))
            loss = -(soft * functional.log_softmax(logits, -1)).sum(-1).mean()
        else:
            logits, allowed = passed(network, labelled.batch(options.size))
            loss = loss_of(logits, allowed).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*others, *fast], 1.0)
        optimizer.step()
        step += 1
        means.append(loss.item())
        with torch.no_grad():
            torch._foreach_lerp_(averaged, own_weights, 1 - min(0.99, (1 + step) / (10 + step)))
        now = time.time()
        share = (now - began) / options.seconds
        if not math.isfinite(means[-1]):
            raise SystemExit(f"entities.train: the loss is {means[-1]} at step {step}")
        if now - shown > options.every or share >= 1:
            print(f"step {step}, {now - began:.0f} s, loss {np.mean(means[-100:]):.4f}", flush=True)
            model.save(average, options.output)
            for name, passages in sets.items():
                if passages:
                    found = recognise.names(average, [p.text for p in passages], pieces)
                    print(f"  {name}, {len(passages)}: {evaluate.shown(evaluate.score(passages, found))}", flush=True)
            shown = time.time()
            # Measuring is not training.
            began += shown - now


if __name__ == "__main__":
    main()
