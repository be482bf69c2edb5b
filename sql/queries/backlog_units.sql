-- What each survey says of the backlog, with its group. $1 measure, $2 grouping.
WITH unit AS (
    SELECT u.asset_id, u.survey_id, u.segment, u.evidence, u.evidence_label, u.likely, u.spread, u.scatter, NULL::text AS element_code,
           NULL::text AS element
    FROM publish.backlog_unit u
    WHERE u.measure = $1::text AND $2::text <> 'element'
    UNION ALL
    SELECT u.asset_id, u.survey_id, u.segment, u.evidence, u.evidence_label,
           CASE WHEN c.element_code IS NULL THEN u.likely
                ELSE c.c_high + c.d_high + CASE WHEN $1::text = 'all' THEN c.c_low + c.d_low ELSE 0 END END,
           u.spread, CASE WHEN c.element_code IS NULL THEN u.scatter ELSE b.item_spread END,
           coalesce(c.element_code, 'unknown'), coalesce(c.element, 'Nothing surveyed')
    FROM publish.backlog_unit u
    CROSS JOIN publish.backlog_basis b
    LEFT JOIN publish.backlog_cell c ON c.asset_id = u.asset_id AND c.survey_id = u.survey_id
    WHERE u.measure = $1::text AND $2::text = 'element'
), grouped AS (
    SELECT u.*, CASE $2::text
        WHEN 'segment' THEN u.segment
        WHEN 'category' THEN a.category_code
        WHEN 'family' THEN a.category_group_code
        WHEN 'school' THEN a.reference
        WHEN 'asset' THEN a.reference
        WHEN 'district' THEN coalesce(p.code, a.predecessor_code)
        WHEN 'council' THEN a.predecessor_code
        WHEN 'ward' THEN a.ward
        WHEN 'division' THEN a.division
        WHEN 'parish' THEN a.parish
        WHEN 'network' THEN a.network
        WHEN 'repairs' THEN a.council_repairs_code
        WHEN 'tenure' THEN a.tenure_code
        WHEN 'status' THEN a.status_code
        WHEN 'evidence' THEN u.evidence
        WHEN 'element' THEN u.element_code END AS code,
        CASE $2::text
        WHEN 'segment' THEN CASE u.segment WHEN 'schools' THEN 'Maintained schools' ELSE 'Operational assets that are not schools' END
        WHEN 'category' THEN a.category
        WHEN 'family' THEN a.category_group
        WHEN 'school' THEN a.name
        WHEN 'asset' THEN a.name
        WHEN 'district' THEN coalesce(p.name, a.predecessor || ' (inherited from; no district known)')
        WHEN 'council' THEN a.predecessor
        WHEN 'ward' THEN a.ward
        WHEN 'division' THEN a.division
        WHEN 'parish' THEN a.parish
        WHEN 'network' THEN a.network
        WHEN 'repairs' THEN a.council_repairs
        WHEN 'tenure' THEN a.tenure
        WHEN 'status' THEN a.status
        WHEN 'evidence' THEN u.evidence_label
        WHEN 'element' THEN u.element END AS label
    FROM unit u
    JOIN publish.asset a ON a.asset_id = u.asset_id
    LEFT JOIN publish.asset_place p ON $2::text = 'district' AND p.asset_id = u.asset_id AND p.kind_code = 'district' AND p.main
    WHERE $2::text <> 'school' OR u.segment = 'schools'
)
SELECT asset_id, survey_id, segment, evidence, likely, spread, scatter, coalesce(code, 'unknown') AS code,
       coalesce(label, 'Not known') AS label, element_code
FROM grouped
ORDER BY asset_id, survey_id, element_code;
