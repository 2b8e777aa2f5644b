// Writes new transformations.
UNWIND $rows AS row
MATCH (a:Good {id: row.from})
MATCH (b:Good {id: row.to})
CREATE (a)-[e:TURNS_INTO]->(b)
SET e = row.properties
