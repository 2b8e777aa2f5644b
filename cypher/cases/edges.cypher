// What ties lead from some nodes to others.
UNWIND $tails AS tail
CALL (tail) {
  MATCH (n:Party {id: tail}) RETURN n
  UNION ALL MATCH (n:Shipment {id: tail}) RETURN n
  UNION ALL MATCH (n:Port {id: tail}) RETURN n
  UNION ALL MATCH (n:Good {id: tail}) RETURN n
  UNION ALL MATCH (n:Country {id: tail}) RETURN n
  UNION ALL MATCH (n:Listing {id: tail}) RETURN n
  UNION ALL MATCH (n:Address {id: tail}) RETURN n
  UNION ALL MATCH (n:Contact {id: tail}) RETURN n
  UNION ALL MATCH (n:System {id: tail}) RETURN n
  UNION ALL MATCH (n:Dataset {id: tail}) RETURN n
}
MATCH (n)-[r]->(m)
WHERE m.id IN $heads
RETURN n.id AS tail, type(r) AS kind, m.id AS head, r.id AS stated, r.row AS row
