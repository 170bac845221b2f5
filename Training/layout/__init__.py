"""The layout network: what each place of a newspaper page is."""
