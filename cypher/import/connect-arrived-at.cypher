// Connects shipments with where they arrived.
UNWIND $rows AS row
MATCH (s:Shipment {id: row.from})
MATCH (n:Port {id: row.to})
CREATE (s)-[:ARRIVED_AT]->(n)
