"""Parts articles with known reprints into two halves of the calendar, so that a verifier trained on one is measured on the other.

  halves.py ARTICLES.jsonl OUTPUT_FOLDER

Writes half-0.jsonl and half-1.jsonl: articles of the clusters that begin in the earlier half of all articles, and the others; the
same halves as the folds of Training/verifier/pairs.py.
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Training"))
from verifier.pairs import articles, folds  # noqa: E402

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = list(articles(sys.argv[1]))
    halves = folds(rows)
    os.makedirs(sys.argv[2], exist_ok=True)
    for half in (0, 1):
        with open(os.path.join(sys.argv[2], f"half-{half}.jsonl"), "w", encoding="utf-8") as file:
            for row in rows:
                if halves[row["cluster"]] == half:
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
