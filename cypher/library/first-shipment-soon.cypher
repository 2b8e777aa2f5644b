// Firms whose first shipment, in or out, came within days of their founding.
// name: First shipment soon after founding
// rows: A row is a firm whose first recorded shipment came within the days after it was founded. It may have traded before in files that are not here, and quick starts are no wrong in themselves.
// tags: signals, founding
// param days: number = 90 | Days
MATCH (p:Company)--(s:Shipment)
WHERE p.founded IS NOT NULL
WITH p, min(s.departed) AS first
WHERE first >= p.founded AND date(first) <= date(p.founded) + duration({days: $days})
RETURN p AS party, p.country AS country, p.founded AS founded, first
ORDER BY first, party.id
