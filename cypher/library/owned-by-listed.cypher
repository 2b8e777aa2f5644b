// Firms of which listed parties together hold at least so many percent.
// name: Ownership by listed parties
// rows: A row is a firm and the percent that listed owners hold together, directly. It does not count holdings through others, and a holding that ended may still stand in the file.
// tags: owners, listings
// param percent: number = 50 | Percent together at least
MATCH (o:Party)-[r:OWNS]->(p:Company)
WHERE EXISTS { MATCH (o)-[:LISTED_IN]->(l:Listing) }
WITH p, sum(r.percent) AS percent, collect(o.name) AS owners
WHERE percent >= $percent
RETURN p AS party, percent, owners
ORDER BY percent DESC, party.id
