// Writes parties that are only named by other rows so far, with the row that named them first.
MATCH (d:Dataset {id: $file})
UNWIND $rows AS row
CREATE (n:Party:Company)-[:RECORDED_IN {row: row.row, line: row.line, current: true}]->(d)
SET n = row.properties
