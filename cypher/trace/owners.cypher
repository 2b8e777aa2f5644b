// Who owns more than half of whom, with the days on which that was so.
MATCH (a:Party)-[e:OWNS]->(b:Party)
WHERE e.percent > 50
RETURN a.id AS owner, b.id AS owned, e.from AS since, e.to AS until
