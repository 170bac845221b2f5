"""The sentence encoder behind `broadsheet dedup`: its training texts, training, measures and export."""
