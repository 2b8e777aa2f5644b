// Marks parties as end-users.
UNWIND $ids AS id
MATCH (n:Party {id: id})
SET n:EndUser
