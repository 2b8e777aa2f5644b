// How many parties the graph holds.
MATCH (p:Party)
RETURN count(p) AS count
