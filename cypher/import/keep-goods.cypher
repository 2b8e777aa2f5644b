// Keeps each goods code that rows refer to, once for all datasets.
UNWIND $rows AS row
MERGE (n:Good {id: row.id})
ON CREATE SET n = row.properties
