// Records which rows of a file state parties now.
MATCH (d:Dataset {id: $file})
UNWIND $rows AS row
MATCH (n:Party {id: row.id})
MERGE (n)-[r:RECORDED_IN]->(d)
SET r.row = row.row, r.line = row.line, r.current = true
