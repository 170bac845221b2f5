"""Writes the reference for the product's tests: python3 -m encoder.reference MODEL_F32.onnx OUTPUT.json

Texts of our own with their token ids by the base model's own tokenizer, and their vectors by the f32 graph:
one vector for each piece.
"""

import json
import sys

from .evaluate import embed
from .model import WINDOW, pieces
from .tokenizer import reference, reference_ids

LONG = (
    "The committee on roads met at the town hall on Tuesday evening, Mr. Calder in the chair. It was shown that the bridge over the "
    "mill stream is unsafe for loads of more than two tons, and that the county has twice been asked to mend it. Mr. Norcross moved "
    "that a new bridge of iron be built at a cost not over $4,250; he thought the old timbers would bring $60. Mr. Ransom said that "
    "wood had served his father and would serve him. After long debate the motion was carried by nine votes to four. The clerk was "
    "told to write to three foundries. A petition of forty-one house holders on Mill street for a lamp at the corner was read and "
    "laid over. Dr. Ellery reported two cases of scarlet fever in the east ward, both of them mild. The bill of the hose company, "
    "$17.85 for boots and lanterns, was allowed. "
)
TEXTS = [
    "",
    " \n\t ",
    "Fire broke out shortly after nine o'clock last night in the mill of Calder & Norcross.",
    "FIRE broke ont shortly aftcr n|ne o'clook 1ast nigbt in thc m1ll of Caldcr & Norcroas.",
    "The steamer went ashore in a fog\nearly on Thursday, and is break-\ning up. One seaman was lost.",
    "Wheat rose 2 cents; No. 2 red, cash, 84 1/2; May, 86 3/4. Corn steady at 51\u00bd. Sales 12,500 bu.",
    "\u00a35,600,000 annually, or 17s. 6d. a head \u2014 \u201ca sum,\u201d he said, \u201cbeyond all reason.\u201d",
    "na\u00efve caf\u00e9 \u00c5ngstr\u00f6m S\u00c3O PAULO Stra\u00dfe \u0152uvre \ufb01nd e\u0301lan",
    "\u65b0\u805e\u306e\u8a18\u4e8b \ud55c\uad6d\uc5b4 \u0440\u0443\u0441\u0441\u043a\u0438\u0439 \u05e2\u05d1\u05e8\u05d9\u05ea",
    "\U0001f600 news \U0001f469\u200d\U0001f467 of the day \u2603",
    "a\u0001b\u007fc\u00add\u200be \ufffdf\ufeffg",
    "x" * 101,
    "The [MASK] of the [SEP] people",
    "don't CAN'T I'll U.S.A. co-operate semi_colon @home #1 50% ~~~ ^^^ `tick` {brace} <tag> a|b a\\b",
    "...,,,;;;---___|||\u00a6\u00a7\u00b6\u2020\u2021\u2022",
    "tbe ot \u2018 aud tne gieat meetiug wa s held a t the op era ho use. . ,",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    LONG.strip(),
    LONG * 3,
    "Mrs.\u00a0Larrabee\u2028of\u2029Utica\u3000and\u0085kin",
]


def main(model, output):
    ids = reference_ids(reference(), TEXTS)
    rows, owners = [], []
    for index, own in enumerate(ids):
        for piece in pieces(own, WINDOW):
            rows.append(piece)
            owners.append(index)
    vectors = embed(model, rows)
    entries = [
        {
            "text": text,
            "ids": own,
            "vectors": [[round(float(value), 4) for value in vectors[p]] for p, owner in enumerate(owners) if owner == index],
        }
        for index, (text, own) in enumerate(zip(TEXTS, ids))
    ]
    with open(output, "w", encoding="utf-8") as file:
        file.write('{"window": %d, "texts": [\n' % WINDOW)
        file.write(",\n".join(json.dumps(entry) for entry in entries))
        file.write("\n]}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
