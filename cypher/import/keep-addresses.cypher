// Keeps each address that rows refer to, once for all datasets.
UNWIND $rows AS row
MERGE (n:Address {id: row.id})
ON CREATE SET n = row.properties
