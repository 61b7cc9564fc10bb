"""What is in an exhibit's file that its name does not say: programs, macros, places. Reported, never altered."""
