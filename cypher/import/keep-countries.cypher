// Keeps each country that rows refer to, once for all datasets.
UNWIND $rows AS row
MERGE (n:Country {id: row.id})
ON CREATE SET n = row.properties
