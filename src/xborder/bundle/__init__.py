"""PDF steps, and the container that proves itself: manifests, signatures, verify."""
