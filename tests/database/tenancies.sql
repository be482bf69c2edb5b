-- What becomes of a tenancy when its term runs out: it ends, or the law lets it go on. The day is 22 November 2026.
BEGIN;
SELECT plan(20);
SELECT set_config('terrier.as_at', '2026-11-22', true);

SELECT is_empty('SELECT code FROM code.security WHERE NOT EXISTS (SELECT FROM code.security_rule WHERE security_code = code)',
    'what the law says is known of every security of tenure');
SELECT is_empty('SELECT a.security_code FROM code.security_rule a JOIN code.security_rule b USING (security_code, rule_number)
                 WHERE a.valid_from < b.valid_from AND a.valid_to > b.valid_from', 'no rule has two rows on one day');

INSERT INTO register.asset (asset_id, name, category_code, validation_code) OVERRIDING SYSTEM VALUE
SELECT n, 'Unit ' || n, 'shop', 'validated' FROM generate_series(1, 12) n;
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code, valid)
SELECT n, 'let_out', 'in', CASE n WHEN 11 THEN 'vacant' ELSE 'in_use' END, CASE n WHEN 11 THEN '[2026-09-01,)'::daterange ELSE '(,)' END
FROM generate_series(1, 12) n
UNION ALL VALUES (11, 'let_out', 'in', 'in_use', '(,2026-09-01)'::daterange);
-- one asset a case; all terms ended on 1 July 2026
INSERT INTO register.lease (asset_id, unit, direction_code, security_code, starts_on, ends_on, ended_on, compliance_checked_on) VALUES
    (1, 'ten years', 'out', 'LTA1954', '2016-07-01', '2026-07-01', NULL, '2026-01-21'),
    (2, 'six months', 'out', 'LTA1954', '2026-01-01', '2026-07-01', NULL, NULL),
    (2, 'a day more', 'out', 'LTA1954', '2025-12-31', '2026-07-01', NULL, NULL),
    (3, 'outside the Act', 'out', 'contracted_out', '2016-07-01', '2026-07-01', NULL, NULL),
    (3, 'no Act', 'out', 'none', '2016-07-01', '2026-07-01', NULL, NULL),
    (3, 'not said', 'out', NULL, '2016-07-01', '2026-07-01', NULL, NULL),
    (4, 'a year', 'out', 'AHA1986', '2025-07-01', '2026-07-01', NULL, NULL),
    (4, 'a year and a half', 'out', 'AHA1986', '2025-01-01', '2026-07-01', NULL, NULL),
    (4, 'two years', 'out', 'AHA1986', '2024-07-01', '2026-07-01', NULL, NULL),
    (5, 'two years', 'out', 'FBT1995', '2024-07-01', '2026-07-01', NULL, NULL),
    (5, 'a day more', 'out', 'FBT1995', '2024-06-30', '2026-07-01', NULL, NULL),
    (6, 'no beginning', 'out', 'FBT1995', NULL, '2026-07-01', NULL, NULL),
    (7, 'left in October', 'out', 'LTA1954', '2016-07-01', '2026-07-01', '2026-10-01', NULL),
    (8, 'old', 'out', 'LTA1954', '2016-07-01', '2026-07-01', NULL, NULL), (8, 'old', 'out', 'LTA1954', '2026-09-01', '2031-09-01', NULL, NULL),
    (9, 'the council is tenant', 'in', 'LTA1954', '2016-07-01', '2026-07-01', NULL, NULL),
    (10, 'the council is tenant', 'in', 'contracted_out', '2016-07-01', '2026-07-01', NULL, NULL),
    (11, 'empty', 'out', 'LTA1954', '2016-07-01', '2026-07-01', NULL, NULL),
    (12, 'told', 'out', 'contracted_out', '2016-07-01', '2026-07-01', NULL, NULL);
UPDATE register.lease SET holding_over = true WHERE asset_id = 12;

CREATE FUNCTION pg_temp.goes_on(wanted bigint) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(unit, ', ' ORDER BY lease_id), '-') FROM facts.lease_in_force WHERE asset_id = wanted AND term_over
$$;
CREATE FUNCTION pg_temp.fact(wanted bigint, name text) RETURNS text LANGUAGE sql AS $$
    SELECT to_jsonb(f) ->> name FROM facts.asset_fact f WHERE asset_id = wanted
$$;

SELECT is(pg_temp.goes_on(1), 'ten years', 'a business tenancy goes on');
SELECT is(pg_temp.goes_on(2), 'a day more', 'one of six months or less does not');
SELECT is(pg_temp.goes_on(3), '-', 'nor one outside the Act, one that no Act protects, or one of which nobody says it');
SELECT is(pg_temp.goes_on(4), 'a year, two years', 'a tenancy of 1986 goes on, but for one of between one year and two');
SELECT is(pg_temp.goes_on(5), 'a day more', 'a farm business tenancy of over two years goes on, and one of two years does not');
SELECT is(pg_temp.goes_on(6), 'no beginning', 'a term of which nobody knows the beginning is not known to be short');
SELECT is(pg_temp.goes_on(7), '-', 'an ending that is recorded ends it');
SELECT is(pg_temp.goes_on(8), '-', 'a later letting of the same premises takes its place');
SELECT is(pg_temp.goes_on(11), '-', 'nobody holds over in what is vacant');
SELECT is((SELECT string_agg(coalesce(over_by_law, 'told'), '; ' ORDER BY asset_id) FROM facts.lease_in_force WHERE asset_id IN (1, 12)),
    'Landlord and Tenant Act 1954, ss. 24(1), 27 and 43(3); told', 'by which law, or because a source says so');

-- what facts make of it
SELECT is(concat_ws(' ', pg_temp.fact(1, 'tenant_in_place'), pg_temp.fact(1, 'lease_out_secure'), pg_temp.fact(1, 'tenant_holds_over'),
                    pg_temp.fact(1, 'lease_compliance_checked')), 'true true true true', 'the tenant is there, secure, and was checked');
SELECT is(concat_ws(' ', pg_temp.fact(7, 'tenant_in_place'), pg_temp.fact(7, 'lease_out_secure'), pg_temp.fact(7, 'tenant_holds_over')),
    'false false false', 'the one that left is not');
SELECT is(concat_ws(' ', pg_temp.fact(5, 'tenant_in_place'), pg_temp.fact(5, 'lease_out_secure')), 'true false',
    'a farm business tenant is there; notice is enough to end it');
SELECT is(concat_ws(' ', pg_temp.fact(9, 'lease_in'), pg_temp.fact(9, 'lease_in_end_months'), pg_temp.fact(10, 'lease_in')), 'true 0 false',
    'what the council leases goes on by the same Act: it could leave today; what is outside the Act has ended');

-- the record keeps the time of none that goes on
SELECT is((SELECT count(*)::integer FROM publish.retention_begun b JOIN facts.lease_over o ON o.lease_id::text = b.item AND b.trigger_code = 'lease_ended'),
    0, 'the time for which a lease is kept does not run while it goes on');

-- past days, and what was known then
SELECT set_config('terrier.as_at', '2026-08-15', true);
SELECT is(concat_ws(' ', pg_temp.goes_on(7), pg_temp.goes_on(8), pg_temp.goes_on(11)), 'left in October old empty',
    'on a day before the ending, the new letting, the vacancy, each went on');
SELECT set_config('terrier.as_at', '2026-06-01', true);
SELECT is(pg_temp.goes_on(1), '-', 'while its term ran, nothing was over');
SELECT set_config('terrier.as_at', '2026-11-22', true);
SELECT matches(pg_get_viewdef('facts_known.lease_rule'::regclass), 'known\.lease.*code\.security_rule|code\.security_rule.*known\.lease', 'the register as it was known then asks the same law');

SELECT * FROM finish();
ROLLBACK;
