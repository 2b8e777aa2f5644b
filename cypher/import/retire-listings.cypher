// Marks the sources that listings had so far as former ones; they stay on record.
UNWIND $ids AS id
MATCH (n:Listing {id: id})-[r:RECORDED_IN]->(:Dataset)
SET r.current = false
