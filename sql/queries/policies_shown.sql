-- Versions of policies for a table. $1 of one policy, or null.
SELECT policy_code AS policy, version_no AS version, title, valid_from AS from_day,
       CASE WHEN withdrawn_on IS NOT NULL THEN 'withdrawn on ' || withdrawn_on || ': ' || withdrawn_because
            WHEN in_force THEN 'in force' WHEN approvals < 2 THEN 'awaits ' || CASE approvals WHEN 0 THEN 'two approvals' ELSE 'a second approval' END
            WHEN valid_from > facts.as_of() THEN 'not yet' ELSE 'replaced' END AS state,
       approved_by
FROM publish.policy_version WHERE policy_code = coalesce($1::text, policy_code) ORDER BY sort_order, version_no DESC;
