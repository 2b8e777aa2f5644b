// Removes some of the ties of family and trust that a file states.
MATCH (a:Party)-[e:RELATED_TO]->(b:Party)
WHERE e.file = $file
WITH e LIMIT 20000
DELETE e
RETURN count(*) AS removed
