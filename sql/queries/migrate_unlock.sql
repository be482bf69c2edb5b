-- Gives back the lock of migrations.
SELECT pg_advisory_unlock(hashtextextended('terrier.migrate', 0));
