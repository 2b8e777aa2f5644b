// Takes a file off the former sources of identities that were put back.
UNWIND $rows AS row
MATCH (a:Party {id: row.from})-[e:SAME_AS]->(b:Party {id: row.to})
WHERE e.id = row.id
WITH e, [source IN e.earlier WHERE NOT source STARTS WITH $file AND NOT source STARTS WITH (e.file + '#')] AS earlier
SET e.earlier = CASE WHEN size(earlier) = 0 THEN null ELSE earlier END
