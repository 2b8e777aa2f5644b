// Removes addresses that nothing refers to any more.
MATCH (n:Address)
WHERE NOT EXISTS { (n)--() }
WITH n LIMIT 5000
DELETE n
RETURN count(*) AS removed
