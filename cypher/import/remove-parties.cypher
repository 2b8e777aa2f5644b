// Removes some of the parties that a file states, with their edges.
MATCH (n:Party {file: $file})
WITH n LIMIT 2000
DETACH DELETE n
RETURN count(*) AS removed
