// Lists transformations that a file changed, with the rows that stated them before.
MATCH (a:Good)-[e:TURNS_INTO]->(b:Good)
WHERE e.file = $file AND e.earlier IS NOT NULL
RETURN e.id AS id, e.earlier AS earlier
