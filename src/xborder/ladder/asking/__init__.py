"""The questions that a step may ask of a history, one function each, by the names that operation files use."""
