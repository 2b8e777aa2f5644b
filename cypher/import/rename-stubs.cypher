// Gives parties that are only named by other rows the first of their names and countries in order of letters.
UNWIND $rows AS row
MATCH (n:Party {id: row.id})
SET n.name = row.name, n.country = row.country
