// The first type of this target goes here.
