// Writes identities anew whose rows have changed, and notes the rows that stated them before.
UNWIND $rows AS row
MATCH (a:Party {id: row.from})-[e:SAME_AS]->(b:Party {id: row.to})
WHERE e.id = row.properties.id
SET e.earlier = coalesce(e.earlier, []) + [e.file + '#' + toString(e.row) + '#' + toString(e.line)]
SET e += row.properties
