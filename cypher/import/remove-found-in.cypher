// Removes some of the components found that a file states.
MATCH (a:Good)-[e:FOUND_IN]->(b:System)
WHERE e.file = $file
WITH e LIMIT 20000
DELETE e
RETURN count(*) AS removed
