// Follows the edges that arrive at the nodes, in the order of edge kind and neighbour's id.
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Party {id: id}) RETURN n
  UNION ALL MATCH (n:Shipment {id: id}) RETURN n
  UNION ALL MATCH (n:Port {id: id}) RETURN n
  UNION ALL MATCH (n:Good {id: id}) RETURN n
  UNION ALL MATCH (n:Country {id: id}) RETURN n
  UNION ALL MATCH (n:Listing {id: id}) RETURN n
  UNION ALL MATCH (n:Address {id: id}) RETURN n
  UNION ALL MATCH (n:Contact {id: id}) RETURN n
  UNION ALL MATCH (n:System {id: id}) RETURN n
  UNION ALL MATCH (n:Dataset {id: id}) RETURN n
}
MATCH (n)<-[r]-(m)
WHERE type(r) IN $edges
WITH id, r, m, type(r) AS kind, coalesce(r.id, '') AS stated, coalesce(r.row, 0) AS row
ORDER BY kind, m.id, stated, id, row
LIMIT $limit
RETURN m.id AS tail, kind, id AS head, properties(r) AS edge, labels(m) AS labels, properties(m) AS node
