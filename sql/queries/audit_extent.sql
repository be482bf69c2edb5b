-- The newest revision, its digest, and how much there is to verify.
SELECT revision, digest, changes, versions, register_rows FROM edit.ledger_extent();
