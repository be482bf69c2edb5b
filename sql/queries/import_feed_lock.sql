-- One import of a feed at a time, until the transaction ends. $1 feed.
SELECT pg_advisory_xact_lock(hashtextextended('terrier import ' || $1::text, 0));
