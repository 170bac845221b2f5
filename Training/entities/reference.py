"""What a tagger finds in some texts, for the tests of the Swift side: python3 -m entities.reference MODEL.onnx OUTPUT.json

The model is the exported one, computed by OpenVINO as the product does.
"""

import json
import sys

import numpy as np

from . import extent, model, recognise, words
from .pieces import Pieces

TEXTS = [
    "",
    " \n\t ",
    "Wilson",
    "WASHINGTON, D. C., March 9.—Senator Stone of Mis-\nsouri called on President Wilson\nto-day and spoke of the Mexi\ncan troubles.",
    "VILLA CROSSES BORDER\n\nColumbus, N. M., March 9. -- (By United Press.) Gen. Francisco Villa's bandits attacked the 13th U. S. Cavalry.",
    "Mrs. John Smith, of Barre, is visitlng her sister, Miss Dorotby McKlnley, at the Hotel Astor (New York).",
    "the german and austrian troops took przemysl, said the associated press",
    "Le président Poincaré a reçu M. Briand à l'Élysée; naïve ﬁne 東京 \U0001f600 x\u0301y \u00ad soft\u00ad\nhyphen",
    "RESULTS: Boston 4, Chi-\ncago 3. \"The Birth of a Nation\" at the Majestic Theatre, '76 ||| ~~ 12,000 $5.00 1/2",
    "Aaaaaaaaaa" * 40 + " Berlin " + "q" * 300 + " Paris",
]


def texts():
    """The texts, and one that needs several windows."""
    return TEXTS + [" \n".join(TEXTS[3:9] * 4)]


def openvino_scores(path):
    """Logits of one window [w, 17] by OpenVINO, f32, one thread."""
    import openvino

    compiled = openvino.Core().compile_model(path, "CPU", {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": "f32"})
    return lambda row: compiled([t.numpy() for t in model.batch([row])])[0][0]


def names(path, texts):
    """As recognise.names, of an exported model."""
    pieces, logits_of, result = Pieces(), openvino_scores(path), []
    for text in texts:
        found = words.words(text, pieces)
        ranges = extent.windows([len(word.pieces) for word in found])
        own = extent.owners(ranges, len(found))
        scores = np.zeros((len(found), 17), np.float32)
        for index, (first, end) in enumerate(ranges):
            logits = recognise.log_softmax(logits_of(words.rows(found[first:end])))
            for word in range(first, end):
                if own[word] == index:
                    scores[word] = logits[1 + word - first]
        result.append((found, recognise.spans_of(text, found, scores)))
    return result


def main(path, output):
    held = []
    for text, (found, spans) in zip(texts(), names(path, texts())):
        ids, features, _ = words.rows(found)
        held.append({
            "text": text, "words": [[word.start, word.end] for word in found], "pieces": ids, "features": [f for row in features for f in row],
            "entities": [{"start": s, "end": e, "type": k, "confidence": round(c, 4)} for s, e, k, c in spans],
        })  # fmt: skip
    with open(output, "w", encoding="utf-8") as file:
        json.dump(held, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
