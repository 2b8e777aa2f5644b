// Removes some of the ownership that a file states.
MATCH (a:Party)-[e:OWNS]->(b:Party)
WHERE e.file = $file
WITH e LIMIT 20000
DELETE e
RETURN count(*) AS removed
