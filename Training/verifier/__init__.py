"""The verifier: whether two texts laid over each other are copies of one source."""
