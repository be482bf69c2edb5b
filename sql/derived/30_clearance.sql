-- Who may read what. Outsiders read the views of this schema and nothing else: they have no grant on any table.

-- The login decides, never a setting and never SET ROLE: both are in the reader's own hands. A person's login on a
-- council's own server is a member of one of these roles.
CREATE FUNCTION publish.clearance() RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(max(marking.rank), 0)
    FROM (VALUES ('terrier_public', 'public'), ('terrier_reader', 'internal'), ('terrier_gis', 'internal'),
                 ('terrier_editor', 'commercial'), ('terrier_steward', 'official-personal'),
                 ((SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'publish'), 'official-personal'))
         AS cleared (role, marking_code)
    JOIN code.marking ON marking.code = cleared.marking_code
    WHERE pg_has_role(session_user, cleared.role, 'MEMBER')
$$;
COMMENT ON FUNCTION publish.clearance() IS 'Rank of the highest marking that this login may read (code.marking): public 0 to official-personal 3.';

-- Facts may be asked for another day by a setting (facts.as_of()); what is withheld may not depend on the reader's word.
CREATE FUNCTION publish.as_of() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT (now() AT TIME ZONE 'Europe/London')::date
$$;
COMMENT ON FUNCTION publish.as_of() IS 'Today, in Britain: the day that decides what is withheld.';

-- As csv_looks_like_formula() of engine/base: a number may begin with a sign, anything else that begins so is text.
CREATE FUNCTION publish.guard_formula(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN value ~ '^[=+@\t\r-]' AND value !~ '^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$'
           THEN '''' || value ELSE value END
$$;
COMMENT ON FUNCTION publish.guard_formula(text) IS 'Text with an apostrophe before it where a spreadsheet would run it as a formula.';
