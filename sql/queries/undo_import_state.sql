-- Whether an import may be undone as far as its own state goes. $1 batch.
SELECT outcome, sentence FROM edit.undo_import_state($1::bigint);
