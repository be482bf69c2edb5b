-- What is supposed, checked against what the reader may be told. $1 JSON: a list of {asset, fact, value}, values as text.
SELECT asset_id, reference, name, fact_code, label, unit, kind, value, problem FROM publish.supposed($1::jsonb) ORDER BY place;
