// Removes some of the listings that a file states, with their edges.
MATCH (n:Listing {file: $file})
WITH n LIMIT 2000
DETACH DELETE n
RETURN count(*) AS removed
