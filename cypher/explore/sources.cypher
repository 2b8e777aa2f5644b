// Lists the rows of files that a node rests on, newest file first.
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
MATCH (n)-[r:RECORDED_IN]->(f:Dataset)
WITH r, f
ORDER BY f.importedAt DESC, f.id, r.row
LIMIT $limit
RETURN f.dataset AS dataset, f.name AS file, f.sha256 AS sha256, r.row AS row, r.line AS line, r.current AS current
