// The first suite goes here.
