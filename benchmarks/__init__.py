"""Speed and comparison with peers: ``python -m benchmarks`` runs all, each module one."""
