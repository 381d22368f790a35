"""A fake Agent Server for users' own tests, with faults to order. The public door alone; the extra `testing`."""
