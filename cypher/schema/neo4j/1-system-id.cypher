// Keeps the ids of weapon systems unique, and finds them by it.
CREATE CONSTRAINT system_id IF NOT EXISTS FOR (n:System) REQUIRE n.id IS UNIQUE
