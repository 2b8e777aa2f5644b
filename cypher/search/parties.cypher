// Lists the companies and people with all that they are found by.
MATCH (n:Party)
RETURN n.id AS id, n:Person AS person, n.name AS name, n.country AS country, n.aliases AS aliases, n.registrationNumber AS number
