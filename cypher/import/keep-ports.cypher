// Keeps each port that rows refer to, once for all datasets.
UNWIND $rows AS row
MERGE (n:Port {id: row.id})
ON CREATE SET n = row.properties
