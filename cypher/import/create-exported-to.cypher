// Writes new trade statistics.
UNWIND $rows AS row
MATCH (a:Country {id: row.from})
MATCH (b:Country {id: row.to})
CREATE (a)-[e:EXPORTED_TO]->(b)
SET e = row.properties
