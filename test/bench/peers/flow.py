"""Maximum flow from node 0 to node 1 of a network.

usage: flow.py ortools|networkx NETWORK NODES ARCS; prints {"ms": ..., "flow": ...}. NETWORK holds the arcs' tails and
heads as 32-bit integers and their capacities as 64-bit ones, one after another.
"""

import json
import sys
import time

import numpy as np


def main() -> None:
    peer, name, nodes, arcs = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    with open(name, "rb") as file:
        tails, heads = np.fromfile(file, np.int32, 2 * arcs).reshape(2, arcs)
        capacities = np.fromfile(file, np.int64, arcs)
    begun = time.perf_counter()
    flow = (ortools if peer == "ortools" else networkx)(tails, heads, capacities)
    print(json.dumps({"ms": (time.perf_counter() - begun) * 1000, "flow": int(flow), "nodes": nodes}))


def ortools(tails, heads, capacities):
    from ortools.graph.python import max_flow

    solver = max_flow.SimpleMaxFlow()
    solver.add_arcs_with_capacity(tails, heads, capacities)
    if solver.solve(0, 1) != solver.OPTIMAL:
        raise SystemExit("not solved")
    return solver.optimal_flow()


def networkx(tails, heads, capacities):
    import networkx as nx

    graph = nx.DiGraph()
    for tail, head, capacity in zip(tails.tolist(), heads.tolist(), capacities.tolist()):
        if graph.has_edge(tail, head):
            graph[tail][head]["capacity"] += capacity
        else:
            graph.add_edge(tail, head, capacity=capacity)
    return nx.maximum_flow_value(graph, 0, 1, flow_func=nx.algorithms.flow.preflow_push)


main()
