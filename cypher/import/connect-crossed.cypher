// Connects shipments with where they crossed a border.
UNWIND $rows AS row
MATCH (s:Shipment {id: row.from})
MATCH (n:Port {id: row.to})
CREATE (s)-[:CROSSED]->(n)
