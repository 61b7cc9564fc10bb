"""Functions for what the lines of a profile cannot say: one module beside each profile that needs one.

A module is named as its profile, with ``_`` for ``-``. A profile lists the
functions it uses, with the step that each runs at and the reason for it.
"""
