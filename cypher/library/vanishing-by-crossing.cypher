// How many shipments left over each crossing, and how many of them never arrived.
// name: Vanishing by crossing
// rows: A row is a crossing with all its shipments and those without a recorded arrival. A high share may only mean that the other side's records are not here.
// tags: borders
// param from: date = 2022-02-24 | Since
MATCH (s:Shipment)-[:CROSSED]->(k:Port)
WHERE s.departed >= $from
WITH k, count(s) AS left, sum(CASE WHEN s.onlyDate = 'departed' THEN 1 ELSE 0 END) AS vanished
WHERE vanished > 0
RETURN k AS crossing, k.country AS country, left, vanished
ORDER BY vanished DESC, crossing.id
