// Names the datasets that files were imported into, with the number of files and when the last one came.
MATCH (f:Dataset)
RETURN f.dataset AS dataset, count(*) AS files, max(f.importedAt) AS last
ORDER BY dataset
