"""The encoder's tokenizer, word by word, with what it said before kept."""

from encoder.tokenizer import reference, reference_ids


class Pieces:
    """Call it with strings: for each a tuple of piece numbers."""

    def __init__(self):
        self.tokenizer, self.known = reference(), {}

    def __call__(self, strings):
        new = [string for string in dict.fromkeys(strings) if string not in self.known]
        if new:
            for string, ids in zip(new, reference_ids(self.tokenizer, new)):
                self.known[string] = tuple(ids)
        return [self.known[string] for string in strings]
