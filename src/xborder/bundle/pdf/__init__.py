"""PDF files: generated pages, inspection of what others made, and the bundle joined from both."""
