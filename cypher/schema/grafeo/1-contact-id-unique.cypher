// Keeps the ids of contacts unique.
CREATE CONSTRAINT contact_id_unique IF NOT EXISTS FOR (n:Contact) REQUIRE n.id IS UNIQUE
