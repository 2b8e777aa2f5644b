// Removes some of the transformations that a file states.
MATCH (a:Good)-[e:TURNS_INTO]->(b:Good)
WHERE e.file = $file
WITH e LIMIT 20000
DELETE e
RETURN count(*) AS removed
