-- Every fact of every asset held, in the columns of judge_columns.sql.
COPY (SELECT * FROM facts.asset_fact ORDER BY asset_id) TO STDOUT (FORMAT BINARY);
