// Counts the edges that leave each node, by kind.
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
MATCH (n)-[r]->()
WHERE type(r) IN $edges
RETURN id, type(r) AS edge, count(*) AS count
