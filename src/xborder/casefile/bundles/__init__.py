"""The bundles of a case: how they are defined, filed, bound, and amended once they were served."""
