// Removes some of the trade statistics that a file states.
MATCH (a:Country)-[e:EXPORTED_TO]->(b:Country)
WHERE e.file = $file
WITH e LIMIT 20000
DELETE e
RETURN count(*) AS removed
