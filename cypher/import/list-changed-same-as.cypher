// Lists identities that a file changed, with the rows that stated them before.
MATCH (a:Party)-[e:SAME_AS]->(b:Party)
WHERE e.file = $file AND e.earlier IS NOT NULL
RETURN e.id AS id, e.earlier AS earlier
