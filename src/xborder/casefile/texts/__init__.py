"""What stands in the words of a paper: dates, names, and what is said around them."""
