// Records which rows of a file state listings now.
MATCH (d:Dataset {id: $file})
UNWIND $rows AS row
MATCH (n:Listing {id: row.id})
MERGE (n)-[r:RECORDED_IN]->(d)
SET r.row = row.row, r.line = row.line, r.current = true
