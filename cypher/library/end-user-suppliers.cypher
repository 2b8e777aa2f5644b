// Who has a supply contract with a military end-user, and what they delivered since.
// name: Supply contracts and deliveries
// rows: A row is a supply contract on record with what was delivered since. A contract without deliveries may have been served by shipments that are not in these files.
// tags: end-use
// view: graph
MATCH (a:Party)-[c:SUPPLIES]->(z:EndUser)
OPTIONAL MATCH (a)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(z)
WITH a, z, c, count(s) AS shipments, max(s.arrived) AS last
RETURN a AS supplier, z AS endUser, c.from AS since, c.note AS note, shipments, last
ORDER BY shipments DESC, supplier.id, endUser.id
