"""The living loops: they read, notice a drop, go on where it was, and know when it is over.

The endpoints are imported where they are called: with their models they are most of the package's import.
"""
