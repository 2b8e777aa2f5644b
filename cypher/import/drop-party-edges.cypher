// Takes away what the former rows of parties said of their countries, addresses and contacts.
UNWIND $ids AS id
MATCH (n:Party {id: id})-[e:LOCATED_IN|REGISTERED_AT|REACHED_BY]->()
DELETE e
