-- Saved profiles, for those who may import: the words of a file's code lists stand in them.

CREATE VIEW served.profile AS
SELECT p.name, p.version, p.kind, p.body, p.sha256, p.actor, p.saved_at,
       p.version = max(p.version) OVER (PARTITION BY p.name) AS newest
FROM source.profile p
WHERE served.audience() >= 2;
COMMENT ON VIEW served.profile IS 'Mapping profiles that were saved, every version, for those who may import.';
COMMENT ON COLUMN served.profile.name IS 'As source.profile.';
COMMENT ON COLUMN served.profile.version IS 'As source.profile.';
COMMENT ON COLUMN served.profile.kind IS 'As source.profile.';
COMMENT ON COLUMN served.profile.body IS 'As source.profile.';
COMMENT ON COLUMN served.profile.sha256 IS 'As source.profile.';
COMMENT ON COLUMN served.profile.actor IS 'As source.profile.';
COMMENT ON COLUMN served.profile.saved_at IS 'As source.profile.';
COMMENT ON COLUMN served.profile.newest IS 'It is the version in force.';
GRANT SELECT ON served.profile TO terrier_serve_editor, terrier_serve_steward;
