// The datasets that imported files belong to.
MATCH (f:Dataset)
RETURN DISTINCT f.dataset AS dataset
ORDER BY dataset
