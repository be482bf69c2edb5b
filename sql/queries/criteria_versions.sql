-- The versions of the criteria, the newest first.
SELECT version, title, state, strategy, based_on, criteria, proposed_by, proposed_on, reason, approved_by, approved_on, approval_reference,
  approval_reason, noted_on, noted_reference, noted_by, withdrawn_on, withdrawn_by, withdrawn_because, newest_run
FROM publish.criteria_version ORDER BY version DESC;
