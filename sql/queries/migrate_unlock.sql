-- Gives back the lock of migrations.
select pg_advisory_unlock(hashtextextended('terrier.migrate', 0));
