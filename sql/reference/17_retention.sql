-- The retention schedule to begin with. Periods are the council's to set: those marked [M] follow common practice and
-- are to be checked against its own schedule. Upserted as a whole.
INSERT INTO records.retention_rule (rule_code, subject, trigger_code, months, action, description, source) VALUES
    ('asset_disposed', 'asset', 'disposed', 144, 'review',
     'The record of an asset, twelve years after it was disposed of: an archivist decides whether it is transferred or destroyed.',
     'Limitation Act 1980 s.8: twelve years for an obligation by deed'),
    ('lease_ended', 'lease', 'lease_ended', 144, 'destroy', 'A lease, twelve years after it ended.',
     'Limitation Act 1980 s.8: twelve years for an obligation by deed'),
    ('document_date', 'document', 'document_date', 0, 'destroy', 'The reference to a document, from the day until which it is to be kept.',
     'The document''s own retention date'),
    ('import_superseded', 'import', 'import_superseded', 72, 'destroy',
     'The rows of a file that a newer one of its feed replaced, after six years; that it was imported, and what it changed, stays.',
     'Limitation Act 1980 s.5: six years; accounts and audit [M]'),
    ('import_refused', 'import', 'import_refused', 12, 'destroy', 'A file that was refused, after a year.', 'terrier: so that a second try can be compared [M]'),
    ('upload_removed', 'upload', 'upload_removed', 12, 'destroy', 'What a preview found in a file that was uploaded, after a year.',
     'terrier: so that a second try can be compared [M]')
ON CONFLICT (rule_code, valid_from) DO UPDATE
SET subject = excluded.subject, trigger_code = excluded.trigger_code, months = excluded.months, action = excluded.action,
    description = excluded.description, source = excluded.source;
