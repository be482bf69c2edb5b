-- What a reader may suppose of an asset: any fact that they may be told of it. What rests on others is not told.

CREATE VIEW publish.fact_supposed WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, own.name, fact.fact_code, fact.label, fact.kind, fact.unit,
       greatest(marking.rank, (SELECT max(marked.rank) FROM facts.fact_rank marked
                               WHERE marked.asset_id = asset.asset_id AND marked.fact_code = fact.fact_code)) <= asset.clearance AS may,
       (SELECT jsonb_object_agg(word.said, known.ordinal)
        FROM evaluation.fact_value known CROSS JOIN LATERAL (VALUES (lower(known.code)), (lower(known.label))) AS word (said)
        WHERE known.fact_code = fact.fact_code) AS choices
FROM publish.asset_cleared asset
JOIN register.asset own ON own.asset_id = asset.asset_id
CROSS JOIN evaluation.fact
JOIN code.marking ON marking.code = fact.marking_code;
COMMENT ON VIEW publish.fact_supposed IS 'Each fact of each asset that the reader may see, and whether they may be told it.';
COMMENT ON COLUMN publish.fact_supposed.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.fact_supposed.reference IS 'Its reference.';
COMMENT ON COLUMN publish.fact_supposed.unit IS 'Unit of a number; null of others.';
COMMENT ON COLUMN publish.fact_supposed.name IS 'What the asset is called.';
COMMENT ON COLUMN publish.fact_supposed.fact_code IS 'Code of the fact.';
COMMENT ON COLUMN publish.fact_supposed.label IS 'What people read.';
COMMENT ON COLUMN publish.fact_supposed.kind IS 'number, boolean or code.';
COMMENT ON COLUMN publish.fact_supposed.may IS 'The reader may be told it.';
COMMENT ON COLUMN publish.fact_supposed.choices IS 'Of a code: its values by code and label, in small letters, with the number that stands for each; null of others.';

CREATE VIEW publish.test_withheld WITH (security_barrier) AS
SELECT asset.asset_id, criterion.criterion_id
FROM publish.asset_cleared asset
CROSS JOIN evaluation.criterion
JOIN facts.criterion_rank own ON own.criterion_id = criterion.criterion_id
LEFT JOIN facts.test_rank marked ON marked.asset_id = asset.asset_id AND marked.criterion_id = criterion.criterion_id
WHERE greatest(own.rank, marked.rank) > asset.clearance;
COMMENT ON VIEW publish.test_withheld IS 'The tests of each asset that rest on what is marked above the reader''s clearance.';
COMMENT ON COLUMN publish.test_withheld.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.test_withheld.criterion_id IS 'The criterion.';
