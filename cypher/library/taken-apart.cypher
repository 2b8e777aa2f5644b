// Who received goods that are taken apart for parts, and then delivered such parts.
// name: Taken apart for parts
// rows: A row is a party that received a product and later sent a part that such products contain. It does not mean that the parts came out of those products.
// tags: goods, routes
// param from: date = 2022-02-24 | Since
MATCH (g:Good)-[:TURNS_INTO]->(h:Good)
MATCH (s:Shipment)-[:DELIVERED_TO]->(p:Party)-[:CONSIGNED]->(t:Shipment)
WHERE s.hsCode STARTS WITH g.code AND t.hsCode STARTS WITH h.code AND t.departed >= s.arrived AND s.departed >= $from
WITH p, g.code AS whole, h.code AS part, count(DISTINCT s) AS received, count(DISTINCT t) AS sent
RETURN p AS party, whole, part, received, sent
ORDER BY received DESC, party.id, part
