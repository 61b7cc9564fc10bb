"""What things are: attrs classes with described fields; no I/O, no rules."""
