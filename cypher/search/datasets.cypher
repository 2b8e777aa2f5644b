// Names the datasets that files were imported into.
MATCH (f:Dataset)
RETURN DISTINCT f.dataset AS dataset
ORDER BY dataset
