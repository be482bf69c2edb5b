-- Versions of policies for a table. $1 of one policy, or null.
SELECT policy_code AS policy, version_no AS version, title, valid_from AS from_day, in_force, approved_by, link, withdrawn_on || ': ' || withdrawn_because AS withdrawn
FROM publish.policy_version WHERE policy_code = coalesce($1::text, policy_code) ORDER BY sort_order, version_no DESC;
