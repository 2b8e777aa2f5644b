// Writes transformations anew whose rows have changed, and notes the rows that stated them before.
UNWIND $rows AS row
MATCH (a:Good {id: row.from})-[e:TURNS_INTO]->(b:Good {id: row.to})
WHERE e.id = row.properties.id
SET e.earlier = coalesce(e.earlier, []) + [e.file + '#' + toString(e.row) + '#' + toString(e.line)]
SET e += row.properties
