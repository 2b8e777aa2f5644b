// Lists which goods are known to be taken apart for which, with the rows that say so.
MATCH (a:Good)-[e:TURNS_INTO]->(b:Good)
RETURN a.id AS tail, b.id AS head, properties(e) AS edge
