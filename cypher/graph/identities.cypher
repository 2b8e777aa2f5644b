// Pairs of parties of which somebody has confirmed that they are one.
MATCH (a:Party)-[e:SAME_AS]->(b:Party)
WHERE e.decision = 'confirmed'
RETURN a.id AS a, b.id AS b
