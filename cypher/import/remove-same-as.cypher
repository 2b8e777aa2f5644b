// Removes some of the identities that a file states.
MATCH (a:Party)-[e:SAME_AS]->(b:Party)
WHERE e.file = $file
WITH e LIMIT 20000
DELETE e
RETURN count(*) AS removed
