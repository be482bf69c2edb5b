-- Entries of accounts of which nobody knows what they are to an asset are kept out. Then income is signed as ledgers do.
WITH unknown AS (
  DELETE FROM pg_temp.incoming WHERE cost_group IS NULL RETURNING row_number, account_code
), signed AS (
  UPDATE pg_temp.incoming SET charge = -amount WHERE cost_group = 'income' AND income_is_positive
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, u.row_number, 'account_code', u.account_code, 'rejected', 'account_unknown',
       format('nothing says what the account "%s" is to an asset: import a chart of accounts (terrier import accounts), or give '
              'a cost_group', left(u.account_code, 60))
FROM pg_temp.import_batch b, unknown u;
