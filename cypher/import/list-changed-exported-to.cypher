// Lists trade statistics that a file changed, with the rows that stated them before.
MATCH (a:Country)-[e:EXPORTED_TO]->(b:Country)
WHERE e.file = $file AND e.earlier IS NOT NULL
RETURN e.id AS id, e.earlier AS earlier
