// Every listing of a party, with the days it is in force.
MATCH (p:Party)-[:LISTED_IN]->(l:Listing)
RETURN p.id AS party, l.date AS since, l.until AS until
