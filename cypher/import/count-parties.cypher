// Counts the parties of each dataset that a row of its own states or names.
MATCH (n:Party)
WHERE n.orphan IS NULL
RETURN n.dataset AS dataset, count(*) AS count
