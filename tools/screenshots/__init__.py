"""`make screenshots`: the wizard's walk at the practice Microsoft, in pictures."""
