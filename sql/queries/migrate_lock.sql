-- Waits for the lock of migrations in this database; held until the connection lets go.
SELECT pg_advisory_lock(hashtextextended('terrier.migrate', 0));
