// Firms that took over a listed firm’s seller and buyer of the same goods within days of the listing.
// name: Buyers that moved to a new firm
// rows: A row is a young firm that, soon after the listing, stood between the same seller and buyer with the same goods as the listed one did. It does not mean that it is the same people; look at owners, addresses and directors.
// tags: signals, listings
// param days: number = 120 | Days
MATCH (old:Company)-[:LISTED_IN]->(l:Listing)
WHERE l.date IS NOT NULL
MATCH (seller:Party)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(old)-[:CONSIGNED]->(t:Shipment)-[:DELIVERED_TO]->(buyer:Party)
WHERE s.departed <= l.date AND s.hsCode <> ''
WITH DISTINCT old, l, seller, buyer, substring(s.hsCode, 0, 6) AS code
MATCH (seller)-[:CONSIGNED]->(x:Shipment)-[:DELIVERED_TO]->(fresh:Company)-[:CONSIGNED]->(y:Shipment)-[:DELIVERED_TO]->(buyer)
WHERE fresh.id <> old.id AND fresh.founded > l.date AND substring(x.hsCode, 0, 6) = code
  AND date(x.departed) <= date(l.date) + duration({days: $days})
WITH old, l, fresh, seller, buyer, min(x.departed) AS first, count(DISTINCT x) AS shipments
RETURN old AS listed, min(l.date) AS listedOn, fresh AS successor, seller, buyer, min(first) AS first, max(shipments) AS shipments
ORDER BY first, successor.id, seller.id, buyer.id
