// Marks the sources that parties had so far as former ones; they stay on record.
UNWIND $ids AS id
MATCH (n:Party {id: id})-[r:RECORDED_IN]->(:Dataset)
SET r.current = false
