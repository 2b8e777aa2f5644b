// Connects shipments with where they departed from.
UNWIND $rows AS row
MATCH (s:Shipment {id: row.from})
MATCH (n:Port {id: row.to})
CREATE (s)-[:DEPARTED_FROM]->(n)
