-- What each account is to an asset: as the row says, else as the chart of accounts of the same ledger does.
UPDATE pg_temp.incoming i
SET cost_group = a.cost_group_code
FROM register.ledger_account a
WHERE i.cost_group IS NULL AND a.scheme = i.scheme AND a.account_code = i.account_code;
