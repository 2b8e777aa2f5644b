// Removes some of the directorships that a file states.
MATCH (a:Party)-[e:DIRECTS]->(b:Party)
WHERE e.file = $file
WITH e LIMIT 20000
DELETE e
RETURN count(*) AS removed
