-- The checked entries of a ledger extract, typed, each with the source record that it stands in. `amount` is as the file
-- signs it, `charge` as ledgers do: what is spent is positive.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, b.scheme, given.amount AS charge, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    account_code text, account_name text, cost_group text, financial_year integer, period integer, amount numeric(14, 2),
    income_is_positive boolean
  );
