"""The living loops: they read, notice a drop, go on where it was, and know when it is over."""
