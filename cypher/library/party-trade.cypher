// What a party received and sent, month by month.
// name: Trade of a party by month
// rows: A row is a month, a direction, and what was recorded in it. A month that is missing has no shipment in these files, which is not the same as no trade.
// tags: party
// param party: party = "demo:sarybulak" | Party
MATCH (p:Party {id: $party})
CALL (p) {
  MATCH (p)-[:CONSIGNED]->(s:Shipment) RETURN substring(s.departed, 0, 7) AS month, 'sent' AS way, s
  UNION ALL
  MATCH (p)<-[:DELIVERED_TO]-(s:Shipment) RETURN substring(s.arrived, 0, 7) AS month, 'received' AS way, s
}
RETURN month, way, count(s) AS shipments, sum(s.netWeightKg) AS kg
ORDER BY month, way
