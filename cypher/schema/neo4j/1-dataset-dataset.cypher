// Finds the files of a dataset.
CREATE INDEX dataset_dataset IF NOT EXISTS FOR (n:Dataset) ON (n.dataset)
