-- Whether the private cluster has terrier's database: one boolean.
select exists (select from pg_database where datname = 'terrier');
