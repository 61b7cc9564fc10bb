"""Rules on people: who they are said to be, and what may identify them."""
