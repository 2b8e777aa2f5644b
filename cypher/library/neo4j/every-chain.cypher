// Every chain of up to eight shipments from sellers in some countries to military end-users: the trace's rules as one pattern (Neo4j's quantified path patterns).
// name: Every chain, by the trace's rules
// rows: A row is one chain of shipments that keeps the trace's rules. It does not mean that the same pieces went all the way; the trace itself tells how much is attributed.
// tags: routes, trace
// param sellers: list of country | Sellers in
// param goods: list of goods code | Goods codes begin with
// param from: date | Departed on or after
// param to: date | Departed on or before
// param hold: number | Held at most, days
MATCH (a:Party)-[:CONSIGNED]->(first:Shipment)
  (
    (x:Shipment)-[:DELIVERED_TO]->(p:Party)-[:CONSIGNED]->(y:Shipment)
    WHERE NOT p.country IN $sellers AND NOT (p:EndUser AND coalesce(p.military, false))
      AND size(x.hsCode) >= 6 AND substring(x.hsCode, 0, 6) = substring(y.hsCode, 0, 6)
      AND x.arrived <= y.departed AND date(y.departed) <= date(x.arrived) + duration({days: $hold})
      AND $from <= y.departed <= $to AND any(prefix IN $goods WHERE y.hsCode STARTS WITH prefix)
  ){0,7}
  (last:Shipment)-[:DELIVERED_TO]->(z:EndUser {military: true})
WHERE a.country IN $sellers AND NOT (a:EndUser AND coalesce(a.military, false)) AND a <> z
  AND $from <= first.departed <= $to AND any(prefix IN $goods WHERE first.hsCode STARTS WITH prefix)
RETURN [s IN [first] + y | s.id] AS chain
ORDER BY chain
