"""What a case file must hold, whether it is ready, its forms, and its build."""
