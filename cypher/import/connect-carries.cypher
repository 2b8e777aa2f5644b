// Connects shipments with the goods they carry.
UNWIND $rows AS row
MATCH (s:Shipment {id: row.from})
MATCH (n:Good {id: row.to})
CREATE (s)-[:CARRIES]->(n)
