// Takes the mark of an end-user off parties that neither a row nor a contract calls so any more.
MATCH (n:EndUser)
WHERE n.endUser IS NULL AND NOT EXISTS { (n)<-[:SUPPLIES]-() }
REMOVE n:EndUser
