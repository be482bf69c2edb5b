-- Whether this connection may do the work of schema jobs: at most one in a database, for as long as it is open.
SELECT pg_try_advisory_lock(hashtext('terrier jobs'));
