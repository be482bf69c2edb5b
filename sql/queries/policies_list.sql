-- Versions of policies, the newest first. $1 of one policy, or null: of all.
SELECT policy_code AS policy, version_no AS version, title, valid_from, in_force, approvals, approved_by, drafted_by, link, sha256,
  marking_code AS marking, withdrawn_on, withdrawn_because
FROM publish.policy_version WHERE policy_code = coalesce($1::text, policy_code) ORDER BY sort_order, version_no DESC;
