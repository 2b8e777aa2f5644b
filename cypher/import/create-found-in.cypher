// Writes new components found.
UNWIND $rows AS row
MATCH (a:Good {id: row.from})
MATCH (b:System {id: row.to})
CREATE (a)-[e:FOUND_IN]->(b)
SET e = row.properties
