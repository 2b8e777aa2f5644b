// Removes some of the links to a file as a source.
MATCH (d:Dataset {id: $file})<-[r:RECORDED_IN]-()
WITH r LIMIT 5000
DELETE r
RETURN count(*) AS removed
