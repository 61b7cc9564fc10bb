"""Rules on orders: warnings, notices and criminal behaviour orders."""
