"""What whoever runs the board wants to know: figures for Prometheus, and a log of what happened.

Neither holds anything about persons: no names, addresses, file names or contents. Any room but
`data`, `loaders`, `charts` and `reports` may import this one; it imports none.
"""
