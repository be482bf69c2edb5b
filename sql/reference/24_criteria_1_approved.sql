-- Version 1 is whole: from here on it stays as it is.

UPDATE evaluation.criteria_version
SET status = 'approved', approved_by = 'terrier, as shipped: the council has yet to approve its own', approved_on = '2026-11-22'
WHERE criteria_version_id = 1 AND status = 'proposed';
