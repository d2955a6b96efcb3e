"""What the operator can watch, in the form Prometheus reads."""

from __future__ import annotations

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The counters of one application, in a registry of its own, so that two applications do not count together."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "koopgraph_requests", "Answers by route and status", ["route", "status"], registry=self.registry
        )
        self.latency = Histogram(
            "koopgraph_request_seconds", "Time to answer", ["route"], buckets=_BUCKETS, registry=self.registry
        )
        self.queries = Histogram(
            "koopgraph_query_seconds", "Time of strangers' queries", ["form"], buckets=_BUCKETS, registry=self.registry
        )
        self.ended = Counter(
            "koopgraph_queries_ended", "Queries that got no answer, by reason", ["reason"], registry=self.registry
        )
        self.cache = Counter("koopgraph_result_cache", "Look-ups of answers", ["found"], registry=self.registry)
        self.young = Gauge("koopgraph_queries_young", "Queries running in the young lane", registry=self.registry)
        self.heavy = Gauge("koopgraph_queries_heavy", "Queries running in the heavy lane", registry=self.registry)
        self.waiting = Gauge("koopgraph_queries_waiting", "Queries in the queue", registry=self.registry)
        self.processes = Gauge("koopgraph_query_processes", "Query processes alive", registry=self.registry)
        self._routes: dict[tuple[str, int], tuple[Counter, Histogram]] = {}

    def note_answer(self, route: str, status: int, seconds: float) -> None:
        """Count one answer; 0 is the status of one that nobody waited for."""
        if (route, status) not in self._routes:
            self._routes[route, status] = (self.requests.labels(route, status), self.latency.labels(route))
        requests, latency = self._routes[route, status]
        requests.inc()
        latency.observe(seconds)
