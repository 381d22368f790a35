"""Generated code. DO NOT EDIT: written by `python -m codegen`."""
