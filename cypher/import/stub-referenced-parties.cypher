// Leaves only the name of parties that rows of other datasets refer to when the file that stated them goes.
MATCH (n:Party {file: $file})-[e:OWNS|DIRECTS|RELATED_TO|SUPPLIES|SAME_AS|LISTED_IN]-()
WHERE e.dataset <> $dataset
WITH DISTINCT n LIMIT 2000
OPTIONAL MATCH (n)-[r:RECORDED_IN|LOCATED_IN|REGISTERED_AT|REACHED_BY]->()
DELETE r
WITH DISTINCT n, n.id AS id, n.name AS name, n.country AS country, n.dataset AS dataset
SET n = {id: id, name: name, country: country, dataset: dataset, stub: true, orphan: true}
RETURN count(*) AS removed
