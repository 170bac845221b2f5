"""The verifier: whether two aligned texts are reprints of one source."""
