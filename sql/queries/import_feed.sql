-- The feed that a batch belongs to, made when it is not there; what names tenants is for few. $1 feed, $2 kind, $3 title, $4 licence, $5 source.
INSERT INTO source.feed (feed, kind, title, rank, licence, source, marking_code)
SELECT $1::text, $2::text, $3::text,
       coalesce((SELECT r.rank FROM code.source_rank r WHERE r.kind = $2::text AND r.field = ''), 50),
       $4::text, $5::text, CASE $2::text WHEN 'leases' THEN 'official-personal' ELSE 'internal' END
ON CONFLICT (feed) DO NOTHING;
