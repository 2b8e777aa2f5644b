// How many edges there are of each type.
MATCH ()-[r]->()
RETURN type(r) AS edge, count(*) AS count
ORDER BY edge
