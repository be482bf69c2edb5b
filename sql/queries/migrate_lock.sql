-- Waits for the lock of migrations in this database; held until the connection lets go.
select pg_advisory_lock(hashtextextended('terrier.migrate', 0));
