// The first suite of this target goes here.
