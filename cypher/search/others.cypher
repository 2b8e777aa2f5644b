// Lists everything that has a name besides companies, people and shipments, with all that it is found by.
MATCH (n:Port) RETURN n.id AS id, 'Port' AS kind, n.name AS name, n.country AS country, n.code AS number
UNION ALL
MATCH (n:Good) RETURN n.id AS id, 'Good' AS kind, n.name AS name, null AS country, n.code AS number
UNION ALL
MATCH (n:Country) RETURN n.id AS id, 'Country' AS kind, n.name AS name, n.code AS country, n.code AS number
UNION ALL
MATCH (n:Listing) RETURN n.id AS id, 'Listing' AS kind, coalesce(n.name, n.authority) AS name, null AS country, null AS number
UNION ALL
MATCH (n:Address) RETURN n.id AS id, 'Address' AS kind, n.name AS name, n.country AS country, null AS number
UNION ALL
MATCH (n:Contact) RETURN n.id AS id, 'Contact' AS kind, n.name AS name, null AS country, null AS number
UNION ALL
MATCH (n:System) RETURN n.id AS id, 'System' AS kind, n.name AS name, null AS country, null AS number
UNION ALL
MATCH (n:Dataset) RETURN n.id AS id, 'Dataset' AS kind, n.name AS name, null AS country, n.sha256 AS number
