// Keeps the ids of listings unique.
CREATE CONSTRAINT listing_id_unique IF NOT EXISTS FOR (n:Listing) REQUIRE n.id IS UNIQUE
