// Every party with what a trace may ask about it.
MATCH (p:Party)
RETURN p.id AS id, p.name AS name, p.country AS country, coalesce(p.military, false) AS military, p:EndUser AS endUser
