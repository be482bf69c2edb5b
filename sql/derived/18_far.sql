-- The fixed asset register against the property register, on the day: what the auditors ask for.

-- Each way on its own and without sums, so that the entries of one asset are found by indexes.
CREATE VIEW facts.far_candidate AS
SELECT e.far_entry_id, a.asset_id, 1 AS turn, 'fixed asset reference' AS how
FROM register.far_entry e
JOIN register.asset a ON a.fixed_asset_reference = e.reference
UNION ALL
SELECT e.far_entry_id, a.asset_id, 2, 'reference'
FROM register.far_entry e
JOIN register.asset a ON a.reference = e.property_reference
UNION ALL
SELECT e.far_entry_id, i.asset_id, 3, 'code'
FROM register.far_entry e
JOIN register.asset_identifier i ON i.value = e.property_reference AND i.scheme IN (e.scheme, e.scheme || '-part')
UNION ALL
SELECT e.far_entry_id, i.asset_id, 4, 'code'
FROM register.far_entry e
JOIN register.asset_identifier i ON i.value = e.property_reference
WHERE NOT EXISTS (SELECT FROM register.asset_identifier o WHERE o.value = i.value AND o.asset_id <> i.asset_id)
UNION ALL
SELECT e.far_entry_id, a.asset_id, 5, 'uprn'
FROM register.far_entry e
JOIN register.asset a ON a.uprn = e.uprn
WHERE NOT EXISTS (SELECT FROM register.asset o WHERE o.uprn = a.uprn AND o.asset_id <> a.asset_id);
COMMENT ON VIEW facts.far_candidate IS 'Which assets an entry of the fixed asset register may be of, by each way in turn.';

CREATE VIEW facts.far_match AS
SELECT DISTINCT c.far_entry_id, c.asset_id, c.how
FROM facts.far_candidate c
WHERE NOT EXISTS (SELECT FROM facts.far_candidate f WHERE f.far_entry_id = c.far_entry_id AND f.turn < c.turn);
COMMENT ON VIEW facts.far_match IS 'Which assets an entry of the fixed asset register is of: those that name it as their fixed asset reference; else the one that has its property reference; else the only one with its UPRN. Never forced: an entry may have none.';

CREATE VIEW facts.far_state AS
SELECT e.*, e.disposed_on IS NULL OR e.disposed_on > e.year_end AS carried, coalesce(c.property, true) AS property,
       c.label AS class_label
FROM register.far_entry e
LEFT JOIN code.accounting_class c ON c.code = e.class_code
WHERE NOT e.withdrawn
  AND e.year_end = (SELECT max(n.year_end) FROM register.far_entry n WHERE n.year_end <= (SELECT facts.as_of()) AND NOT n.withdrawn);
COMMENT ON VIEW facts.far_state IS 'The fixed asset register of the newest year end that has come.';

CREATE VIEW facts.accounting_class AS
SELECT s.asset_id, r.class_codes
FROM facts.asset_state s
LEFT JOIN LATERAL (
    SELECT r.class_codes FROM code.accounting_rule r
    WHERE (r.scope_code IS NULL OR r.scope_code = s.scope_code) AND (r.purpose_code IS NULL OR r.purpose_code = s.purpose_code)
      AND (r.status_code IS NULL OR r.status_code = s.status_code)
      AND (SELECT facts.as_of()) >= r.valid_from AND (SELECT facts.as_of()) < r.valid_to
    ORDER BY r.rule_id LIMIT 1) r ON true;
COMMENT ON VIEW facts.accounting_class IS 'Classes of the fixed asset register that agree with why and how an asset is held; the first is the one to expect.';

CREATE VIEW facts.valuation_latest AS
SELECT DISTINCT ON (asset_id) asset_id, valuation_id, valued_on, class_code, amount, marking_code
FROM register.valuation
WHERE valued_on <= (SELECT facts.as_of())
ORDER BY asset_id, valued_on DESC, valuation_id DESC;
COMMENT ON VIEW facts.valuation_latest IS 'The last valuation of each asset.';

-- Tenures that are one and the same to the accounts.
CREATE VIEW facts.asset_tenure AS
SELECT asset_id, array_agg(DISTINCT family) AS families, string_agg(DISTINCT label, ', ') AS labels
FROM (
    SELECT i.asset_id, CASE WHEN i.tenure_code IN ('ground_lease', 'sub_lease') THEN 'leasehold' ELSE i.tenure_code END AS family, t.label
    FROM register.interest i JOIN code.tenure t ON t.code = i.tenure_code
    WHERE facts.in_force(i.valid)
    UNION ALL
    SELECT l.asset_id, 'leasehold', 'Leasehold' FROM facts.lease_in_force l WHERE l.direction_code = 'in') k
GROUP BY asset_id;
COMMENT ON VIEW facts.asset_tenure IS 'How assets are held on the day, by interests and leases in; a ground lease or sub-lease is leasehold.';

CREATE VIEW facts.far_difference AS
WITH day AS (
    SELECT max(year_end) AS year_end FROM facts.far_state
), least AS (
    SELECT coalesce((SELECT facts.parameter('far_de_minimis')), 0)::numeric AS amount
), matched AS (
    SELECT e.*, m.asset_id, m.how, s.status_code, s.held
    FROM facts.far_state e
    JOIN facts.far_match m ON m.far_entry_id = e.far_entry_id
    LEFT JOIN facts.asset_state s ON s.asset_id = m.asset_id
), far_only AS (
    SELECT e.*,
           CASE WHEN NOT e.carried THEN 'disposed'
                WHEN NOT e.property THEN 'no_property'
                WHEN abs(e.carrying_amount) < l.amount THEN 'de_minimis'
                WHEN (SELECT count(*) FROM register.asset a WHERE a.uprn = e.uprn) > 1 THEN 'uprn_shared'
                WHEN e.property_reference IS NULL AND e.uprn IS NULL THEN 'nothing_to_go_by'
                ELSE 'unknown' END AS cause
    FROM facts.far_state e CROSS JOIN least l
    WHERE NOT EXISTS (SELECT FROM facts.far_match m WHERE m.far_entry_id = e.far_entry_id)
), register_only AS (
    SELECT s.asset_id, v.amount,
           CASE WHEN s.validation_code <> 'validated' THEN 'validating'
                WHEN s.scope_code NOT IN ('in', 'investment') THEN 'out_of_scope'
                WHEN NOT t.maintained THEN 'not_controlled'
                WHEN v.amount < l.amount THEN 'de_minimis'
                WHEN 'freehold' <> ALL (n.families) AND 'leasehold' <> ALL (n.families) THEN 'no_estate'
                WHEN 'freehold' <> ALL (n.families) THEN 'leased_in'
                ELSE 'missing' END AS cause
    FROM facts.asset_state s
    CROSS JOIN least l
    LEFT JOIN facts.valuation_latest v ON v.asset_id = s.asset_id
    LEFT JOIN register.school o ON o.asset_id = s.asset_id
    LEFT JOIN code.school_type t ON t.code = o.type_code
    LEFT JOIN facts.asset_tenure n ON n.asset_id = s.asset_id
    WHERE s.status_code <> 'disposed' AND (SELECT year_end FROM day) IS NOT NULL
      AND NOT EXISTS (SELECT FROM matched m WHERE m.asset_id = s.asset_id)
), found AS (
    SELECT 1 AS turn, 'far_only' AS difference, f.cause IN ('disposed', 'no_property', 'de_minimis') AS explained,
           CASE f.cause
               WHEN 'disposed' THEN 'Disposed of by the year end, and no asset.'
               WHEN 'no_property' THEN 'Neither land nor building.'
               WHEN 'de_minimis' THEN 'Below the de minimis: too small for an asset.'
               WHEN 'uprn_shared' THEN 'Several assets have its UPRN: give the one that is meant its fixed asset reference.'
               WHEN 'nothing_to_go_by' THEN 'No asset names it, and it has neither property reference nor UPRN.'
               ELSE 'No asset has its reference, property reference or UPRN.' END AS reason,
           f.far_entry_id, NULL::bigint AS asset_id, f.class_label AS far_value, NULL AS register_value,
           f.carrying_amount AS amount
    FROM far_only f
    UNION ALL
    SELECT 2, 'register_only', r.cause NOT IN ('missing', 'leased_in'),
           CASE r.cause
               WHEN 'validating' THEN 'Still being validated.'
               WHEN 'out_of_scope' THEN 'Out of scope: housing or infrastructure, accounted for elsewhere.'
               WHEN 'not_controlled' THEN 'A school that others run: its land and buildings are not the council''s to carry.'
               WHEN 'de_minimis' THEN 'Valued below the de minimis.'
               WHEN 'no_estate' THEN 'Held without freehold or lease: nothing to carry.'
               WHEN 'leased_in' THEN 'Leased in: a right of use is carried since 1 April 2024, unless it is short or of low value.'
               ELSE 'No entry is of it.' END,
           NULL, r.asset_id, NULL, NULL, r.amount
    FROM register_only r
    UNION ALL
    SELECT 3, 'disposed_but_carried', false, 'The property register has it as disposed of; finance still carries it.',
           m.far_entry_id, m.asset_id, 'Carried', 'Disposed', m.carrying_amount
    FROM matched m WHERE m.carried AND m.status_code = 'disposed'
    UNION ALL
    SELECT 4, 'disposed_but_held', false, 'Finance has it as disposed of; the property register still has it.',
           m.far_entry_id, m.asset_id, 'Disposed of on ' || m.disposed_on,
           (SELECT u.label FROM code.status u WHERE u.code = m.status_code), m.carrying_amount
    FROM matched m
    WHERE NOT m.carried AND m.status_code <> 'disposed'
      AND NOT EXISTS (SELECT FROM matched o WHERE o.asset_id = m.asset_id AND o.carried)
    UNION ALL
    SELECT 5, 'carried_twice', false, 'Several entries are of the same asset and the same part of it.',
           far_entry_id, asset_id, component, NULL, carrying_amount
    FROM (SELECT m.*, count(*) OVER (PARTITION BY m.asset_id, coalesce(lower(m.component), '')) AS times
          FROM matched m WHERE m.carried AND m.property) m
    WHERE times > 1
    UNION ALL
    SELECT 6, 'class', false, 'The class does not agree with why and how the asset is held.',
           m.far_entry_id, m.asset_id, m.class_label,
           (SELECT string_agg(c.label, ' or ' ORDER BY array_position(k.class_codes, c.code))
            FROM code.accounting_class c WHERE c.code = ANY (k.class_codes)), m.carrying_amount
    FROM matched m
    JOIN facts.accounting_class k ON k.asset_id = m.asset_id
    WHERE m.carried AND m.property AND m.status_code <> 'disposed' AND m.class_code <> ALL (k.class_codes)
    UNION ALL
    SELECT 7, 'tenure', false, 'Finance and the property register differ on how it is held.',
           m.far_entry_id, m.asset_id, t.label, n.labels, m.carrying_amount
    FROM matched m
    JOIN facts.asset_tenure n ON n.asset_id = m.asset_id
    JOIN code.tenure t ON t.code = m.tenure_code
    WHERE m.carried AND m.status_code <> 'disposed'
      AND CASE WHEN m.tenure_code IN ('ground_lease', 'sub_lease') THEN 'leasehold' ELSE m.tenure_code END <> ALL (n.families)
)
SELECT (SELECT year_end FROM day) AS year_end, found.* FROM found;
COMMENT ON VIEW facts.far_difference IS 'Where the fixed asset register and the property register differ at the newest year end that has come, each with the reason, and whether that explains it.';
