"""Mentions and entities of single texts → things of the graph, each with the reasons for its identity."""
