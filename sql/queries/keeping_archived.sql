-- Assets whose record is in the archive.
SELECT reference, name, archived_by, archived_at::date AS archived_on, reason FROM publish.archived_asset ORDER BY reference;
