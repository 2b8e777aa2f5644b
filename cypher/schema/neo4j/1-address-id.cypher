// Keeps the ids of addresses unique, and finds them by it.
CREATE CONSTRAINT address_id IF NOT EXISTS FOR (n:Address) REQUIRE n.id IS UNIQUE
