// Lists ties of family and trust that a file changed, with the rows that stated them before.
MATCH (a:Party)-[e:RELATED_TO]->(b:Party)
WHERE e.file = $file AND e.earlier IS NOT NULL
RETURN e.id AS id, e.earlier AS earlier
