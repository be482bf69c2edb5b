-- Grants for decarbonising: which scheme pays for which package where, and whether it is open.

CREATE TABLE programme.grant_scheme (
    scheme_code text PRIMARY KEY CHECK (scheme_code ~ '^[a-z0-9_]+$'),
    sort_order integer NOT NULL,
    label text NOT NULL,
    status text NOT NULL CHECK (status IN ('open', 'closed', 'announced', 'unknown')),
    status_on date NOT NULL,
    description text NOT NULL,
    source text NOT NULL
);
COMMENT ON TABLE programme.grant_scheme IS 'Schemes of funding for decarbonisation, with their status on a day.';
COMMENT ON COLUMN programme.grant_scheme.scheme_code IS 'The scheme.';
COMMENT ON COLUMN programme.grant_scheme.sort_order IS 'Order in lists.';
COMMENT ON COLUMN programme.grant_scheme.label IS 'Its name.';
COMMENT ON COLUMN programme.grant_scheme.status IS 'open, closed, announced or unknown: to new applications.';
COMMENT ON COLUMN programme.grant_scheme.status_on IS 'Day on which that was looked at.';
COMMENT ON COLUMN programme.grant_scheme.description IS 'What it pays for, and on what terms.';
COMMENT ON COLUMN programme.grant_scheme.source IS 'Where that comes from.';

CREATE TABLE programme.grant_eligibility (
    scheme_code text NOT NULL REFERENCES programme.grant_scheme,
    variant_code text NOT NULL CHECK (variant_code ~ '^[a-z_]+$'),
    boundary_code text NOT NULL CHECK (boundary_code ~ '^[a-z_]+$'),
    source text NOT NULL,
    PRIMARY KEY (scheme_code, variant_code, boundary_code)
);
COMMENT ON TABLE programme.grant_eligibility IS 'Which package of decarbonise, in which kind of holding, a scheme may pay for. No row: it does not.';
COMMENT ON COLUMN programme.grant_eligibility.scheme_code IS 'The scheme.';
COMMENT ON COLUMN programme.grant_eligibility.variant_code IS 'The package (programme.option_kind, decarbonise).';
COMMENT ON COLUMN programme.grant_eligibility.boundary_code IS 'The kind of holding (evaluation.carbon_boundary).';
COMMENT ON COLUMN programme.grant_eligibility.source IS 'Where that comes from.';

SELECT history.watch_rules();
