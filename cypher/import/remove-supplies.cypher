// Removes some of the supply contracts that a file states.
MATCH (a:Party)-[e:SUPPLIES]->(b:Party)
WHERE e.file = $file
WITH e LIMIT 20000
DELETE e
RETURN count(*) AS removed
