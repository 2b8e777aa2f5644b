// Keeps each weapon system that rows refer to, once for all datasets.
UNWIND $rows AS row
MERGE (n:System {id: row.id})
ON CREATE SET n = row.properties
