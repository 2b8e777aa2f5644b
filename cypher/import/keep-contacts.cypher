// Keeps each contact that rows refer to, once for all datasets.
UNWIND $rows AS row
MERGE (n:Contact {id: row.id})
ON CREATE SET n = row.properties
