-- Whether the private cluster has terrier's database: one boolean.
SELECT EXISTS (SELECT FROM pg_database WHERE datname = 'terrier');
