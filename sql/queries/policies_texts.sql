-- Versions of one policy with their words, the newest first. $1 the policy.
SELECT policy_code AS policy, version_no AS version, title, valid_from, in_force, approvals, approved_by, drafted_by, body, link, sha256,
  marking_code AS marking, withdrawn_on, withdrawn_because
FROM publish.policy_version WHERE policy_code = $1::text ORDER BY version_no DESC;
