// How many nodes have a label, and how many of these have each property; under the name of no letter, how many there are.
MATCH (n) WHERE NOT n:Waybill
WITH labels(n) AS labels, keys(n) AS keys, count(*) AS nodes
UNWIND labels AS label
UNWIND [''] + keys AS property
RETURN label, property, sum(nodes) AS count
ORDER BY label, property
