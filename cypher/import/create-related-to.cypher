// Writes new ties of family and trust.
UNWIND $rows AS row
MATCH (a:Party {id: row.from})
MATCH (b:Party {id: row.to})
CREATE (a)-[e:RELATED_TO]->(b)
SET e = row.properties
