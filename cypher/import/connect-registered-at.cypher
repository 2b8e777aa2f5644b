// Connects parties with their addresses.
UNWIND $rows AS row
MATCH (p:Party {id: row.from})
MATCH (n:Address {id: row.to})
CREATE (p)-[:REGISTERED_AT]->(n)
