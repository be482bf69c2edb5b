-- Takes the lock of migrations in this database if nobody holds it: one boolean.
SELECT pg_try_advisory_lock(hashtextextended('terrier.migrate', 0));
