// Goods that are taken apart for others, by the beginnings of their codes.
MATCH (a:Good)-[:TURNS_INTO]->(b:Good)
RETURN a.code AS source, b.code AS product
