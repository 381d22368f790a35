"""Events in, values out: what a thread's events mean. Nothing here waits, reads or sends."""
