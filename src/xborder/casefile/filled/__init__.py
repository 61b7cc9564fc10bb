"""Forms filled from the case's own records and the case builder's answers, all by one mechanism."""
