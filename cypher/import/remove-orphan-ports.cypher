// Removes ports that nothing refers to any more.
MATCH (n:Port)
WHERE NOT EXISTS { (n)--() }
WITH n LIMIT 5000
DELETE n
RETURN count(*) AS removed
