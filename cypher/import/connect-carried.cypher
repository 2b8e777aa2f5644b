// Connects shipments with who carried them.
UNWIND $rows AS row
MATCH (s:Shipment {id: row.from})
MATCH (n:Party {id: row.to})
CREATE (n)-[:CARRIED]->(s)
