// People who direct two firms that trade with each other.
// name: Same director on both ends
// rows: A row is a person and two firms of theirs that traded with each other. It does not mean that the trade was not at arm's length.
// tags: owners, signals
// view: graph
MATCH (a:Company)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(b:Company), (p:Person)-[:DIRECTS]->(a), (p)-[:DIRECTS]->(b)
WHERE a.id <> b.id
WITH p, a, b, count(DISTINCT s) AS shipments, min(s.departed) AS first, max(s.departed) AS last
RETURN p AS person, a AS seller, b AS buyer, shipments, first, last
ORDER BY shipments DESC, person.id, seller.id, buyer.id
