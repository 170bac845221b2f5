"""Named entities in newspaper text: how the recogniser of people, organisations, places and other names is trained."""
