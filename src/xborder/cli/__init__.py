"""Commands: one file per group of verbs, and no logic."""
