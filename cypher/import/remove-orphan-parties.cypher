// Removes names of parties that were left only because other rows referred to them, when none does any more.
MATCH (n:Party)
WHERE n.orphan = true AND NOT EXISTS { (n)--() }
WITH n LIMIT 2000
DELETE n
RETURN count(*) AS removed
