-- Every fact of every asset held, in the columns of judge_columns.sql.
copy (select * from facts.asset_fact order by asset_id) to stdout (format binary);
