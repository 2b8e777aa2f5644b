// Finds the parties an imported file states, to undo it.
CREATE INDEX party_file IF NOT EXISTS FOR (n:Party) ON (n.file)
