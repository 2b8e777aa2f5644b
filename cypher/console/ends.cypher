// The nodes that edges of an answer run between, by the engine's own ids, which go no further.
MATCH (n)
WHERE elementId(n) IN $ids
RETURN elementId(n) AS element, labels(n) AS labels, properties(n) AS properties
