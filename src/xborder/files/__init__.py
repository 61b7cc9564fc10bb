"""Strict readers with limits and positions, and writing that is whole or not at all."""
