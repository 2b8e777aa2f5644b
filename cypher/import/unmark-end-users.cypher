// Takes the mark of an end-user off parties whose rows no longer say so and that nobody has a contract to supply.
UNWIND $ids AS id
MATCH (n:Party {id: id})
WHERE n.endUser IS NULL AND NOT EXISTS { (n)<-[:SUPPLIES]-() }
REMOVE n:EndUser
