// Shipments whose description names a marking that was found in a weapon.
// name: Marking found in weapons
// rows: A row is a shipment whose description holds a marking that was found in a weapon. Markings are printed on many pieces: it does not mean that this shipment's were those found.
// tags: end-use, signals
MATCH (g:Good)-[f:FOUND_IN]->(y:System)
WHERE f.marking IS NOT NULL AND size(f.marking) >= 5
WITH f.marking AS marking, collect(DISTINCT y.name) AS systems
MATCH (a:Party)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(b:Party)
WHERE s.description CONTAINS marking
RETURN marking, systems, a AS seller, b AS buyer, count(DISTINCT s) AS shipments, min(s.departed) AS first
ORDER BY shipments DESC, marking, seller.id, buyer.id
