"""The operations, a file a resource. Each function takes a call that was understood, and gives its answer."""
