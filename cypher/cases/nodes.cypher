// Which of these ids the graph holds.
// One branch per label, because neither engine finds a node by id through an index without its label.
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
RETURN n.id AS id
