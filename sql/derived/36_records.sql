-- What stewards read of the keeping of records: the schedule and what is due by it, holds, the archive, certificates;
-- and the ledger as a list.

CREATE VIEW publish.retention_rule AS
SELECT DISTINCT ON (rule_code) rule_code, subject, trigger_code, months, action, description, source, valid_from
FROM records.retention_rule WHERE valid_from <= publish.as_of() ORDER BY rule_code, valid_from DESC;
COMMENT ON VIEW publish.retention_rule IS 'The retention schedule in force.';

CREATE VIEW publish.legal_hold WITH (security_barrier) AS
SELECT hold.hold_id, asset.reference, asset.name, hold.placed_by, hold.placed_at, hold.reason, hold.released_by,
       hold.released_at, hold.release_reason, hold.released_at IS NULL AS in_force
FROM records.legal_hold hold
LEFT JOIN register.asset ON asset.asset_id = hold.asset_id
LEFT JOIN code.marking ON marking.code = asset.marking_code
WHERE coalesce(marking.rank, 0) <= publish.clearance();
COMMENT ON VIEW publish.legal_hold IS 'Legal holds, those released too. A hold without a reference is on the whole register.';
COMMENT ON COLUMN publish.legal_hold.in_force IS 'Nothing that it is on may be destroyed.';

CREATE VIEW publish.archived_asset WITH (security_barrier) AS
SELECT asset.reference, asset.name, archived.archived_by, archived.archived_at, archived.reason
FROM records.archived_asset archived
JOIN register.asset USING (asset_id)
JOIN code.marking ON marking.code = asset.marking_code
WHERE marking.rank <= publish.clearance();
COMMENT ON VIEW publish.archived_asset IS 'Assets whose record is laid up: read as before, changed no more.';

CREATE VIEW publish.disposal_certificate AS
SELECT certificate_id, action, subject, reference, rule_code, authorised_by, made_at, reason, row_counts, sha256, place
FROM records.certificate;
COMMENT ON VIEW publish.disposal_certificate IS 'Certificates of what was handed on for preservation, destroyed or erased.';

-- From when the time of each thing runs.
CREATE VIEW publish.retention_begun AS
SELECT 'disposed' AS trigger_code, asset.reference AS item, asset.name AS title, asset.asset_id, lower(holding.valid) AS begun
FROM register.asset
JOIN register.asset_holding holding ON holding.asset_id = asset.asset_id AND holding.valid @> publish.as_of()
WHERE holding.status_code = 'disposed'
UNION ALL
SELECT 'lease_ended', lease.lease_id::text, concat_ws(' ', 'lease', lease.reference, 'of', asset.reference), lease.asset_id,
       coalesce(lease.ended_on, lease.ends_on)
FROM register.lease JOIN register.asset USING (asset_id)
WHERE NOT lease.holding_over AND NOT EXISTS (SELECT FROM facts.lease_over WHERE lease_over.lease_id = lease.lease_id)
UNION ALL
SELECT 'document_date', document.document_id::text, document.title, document.asset_id, document.retain_until
FROM register.document
UNION ALL
-- What a disposal stands on stays as long as the asset's own record.
SELECT 'proposal_closed', own.proposal_id::text, own.name, own.asset_id, own.closed_on
FROM register.proposal own
WHERE NOT EXISTS (SELECT FROM governance.decision made JOIN register.asset_holding held ON held.decision_id = made.decision_id
                  WHERE made.proposal_id = own.proposal_id)
UNION ALL
SELECT 'import_superseded', own.batch_id::text, own.file_name, NULL, newer.applied_at::date
FROM source.batch own
JOIN LATERAL (SELECT later.applied_at FROM source.batch later
              WHERE later.feed = own.feed AND later.batch_id > own.batch_id AND later.status = 'applied'
              ORDER BY later.batch_id LIMIT 1) AS newer ON true
WHERE own.status IN ('applied', 'undone')
  AND EXISTS (SELECT FROM source.record WHERE record.batch_id = own.batch_id AND record.raw <> '')
UNION ALL
SELECT 'import_refused', own.batch_id::text, own.file_name, NULL, own.staged_at::date
FROM source.batch own
WHERE own.status = 'failed'
  AND EXISTS (SELECT FROM source.issue WHERE issue.batch_id = own.batch_id AND issue.code <> 'emptied')
UNION ALL
SELECT 'upload_removed', upload.upload_id::text, upload.file_name, NULL, upload.removed_at::date
FROM jobs.upload WHERE upload.batch_id IS NULL;
COMMENT ON VIEW publish.retention_begun IS 'What the schedule may be about, and from when the time of each runs. Unmarked; nobody is granted it.';

COMMENT ON COLUMN publish.retention_begun.trigger_code IS 'From when the time runs: as records.retention_rule.trigger_code.';
COMMENT ON COLUMN publish.retention_begun.item IS 'What it is: the reference of an asset, the number of anything else.';
COMMENT ON COLUMN publish.retention_begun.begun IS 'The day from which its time runs; null: it does not yet.';

CREATE VIEW publish.retention_due WITH (security_barrier) AS
SELECT rule.rule_code, rule.subject, begun.item, begun.title, begun.begun,
       (begun.begun + make_interval(months => rule.months))::date AS due_on, rule.action,
       hold.hold_id, archived.asset_id IS NOT NULL AS archived
FROM publish.retention_begun begun
JOIN publish.retention_rule rule USING (trigger_code)
LEFT JOIN register.asset ON asset.asset_id = begun.asset_id
LEFT JOIN code.marking ON marking.code = asset.marking_code
LEFT JOIN records.archived_asset archived ON archived.asset_id = begun.asset_id
LEFT JOIN LATERAL (SELECT min(held.hold_id) AS hold_id FROM records.legal_hold held
                   WHERE held.released_at IS NULL AND (held.asset_id IS NULL OR held.asset_id = begun.asset_id)) AS hold ON true
WHERE begun.begun + make_interval(months => rule.months) <= publish.as_of()
  AND coalesce(marking.rank, 0) <= publish.clearance();
COMMENT ON VIEW publish.retention_due IS 'The appraisal list: what the retention schedule says is due today.';
COMMENT ON COLUMN publish.retention_due.rule_code IS 'The rule by which it is due.';
COMMENT ON COLUMN publish.retention_due.subject IS 'What kind of thing it is: asset, lease, document, import, upload, proposal.';
COMMENT ON COLUMN publish.retention_due.item IS 'What it is, as `terrier records destroy` takes it: the reference of an asset, the number of anything else.';
COMMENT ON COLUMN publish.retention_due.begun IS 'The day from which its time ran.';
COMMENT ON COLUMN publish.retention_due.due_on IS 'The day on which it was due.';
COMMENT ON COLUMN publish.retention_due.action IS 'What is due: review, transfer, destroy.';
COMMENT ON COLUMN publish.retention_due.hold_id IS 'A legal hold that forbids it; null none.';
COMMENT ON COLUMN publish.retention_due.archived IS 'The asset''s record is in the archive.';

CREATE VIEW publish.ledger AS
SELECT change.revision, change.committed_at, change.actor, change.reason, change.batch_id AS import, entries.row_count AS rows,
       entries.tables, encode(change.digest, 'hex') AS digest
FROM history.change
LEFT JOIN LATERAL (
    SELECT sum(entry.row_count)::bigint AS row_count, string_agg(DISTINCT entry.table_name, ', ' ORDER BY entry.table_name) AS tables
    FROM history.entry WHERE entry.change_id = change.change_id) AS entries ON true
WHERE change.revision IS NOT NULL;
COMMENT ON VIEW publish.ledger IS 'Every change to the register, in the order of commits. For those of the highest clearance: reasons speak of any record.';
COMMENT ON COLUMN publish.ledger.import IS 'The import that made it; null otherwise.';
COMMENT ON COLUMN publish.ledger.rows IS 'How many rows of the register it made, altered or deleted.';
COMMENT ON COLUMN publish.ledger.tables IS 'Of which tables.';
COMMENT ON COLUMN publish.ledger.digest IS 'SHA-256 over this change and, by the one before, all until it. Written down elsewhere, it proves later that nothing before it was altered.';

GRANT SELECT ON publish.retention_rule, publish.retention_due, publish.legal_hold, publish.archived_asset,
                publish.disposal_certificate, publish.ledger
TO terrier_steward;
