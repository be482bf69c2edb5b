-- Who may be told a fact of an asset, and how it was tested: whatever shows facts or tests asks here.

-- Rows that carry a marking of their own and decide a fact: who may not read the row is not told the fact.
CREATE VIEW facts.fact_marking AS
SELECT t.asset_id, CASE t.kind_code WHEN 'security_of_tenure' THEN 'lease_out_secure' ELSE t.kind_code END AS fact_code, t.marking_code
FROM facts.tie t
WHERE t.marking_code IS NOT NULL
UNION ALL
SELECT p.asset_id, f.fact_code, p.marking_code
FROM register.proposal p JOIN evaluation.fact f ON 'proposal' = ANY (f.parts)
UNION ALL
SELECT l.asset_id, f.fact_code, l.marking_code
FROM register.lease l
JOIN evaluation.fact f ON f.fact_code IN ('lease_in_break_months', 'lease_in_end_months', 'lease_out_secure', 'tenant_holds_over')
UNION ALL
SELECT v.asset_id, 'valuation_gbp', v.marking_code FROM register.valuation v;
COMMENT ON VIEW facts.fact_marking IS 'Markings of the rows that facts of an asset are made of, where rows have their own.';
COMMENT ON COLUMN facts.fact_marking.asset_id IS 'The asset.';
COMMENT ON COLUMN facts.fact_marking.fact_code IS 'The fact.';
COMMENT ON COLUMN facts.fact_marking.marking_code IS 'Marking of the row.';

CREATE VIEW facts.fact_rank AS
SELECT row_of.asset_id, row_of.fact_code, max(marking.rank) AS rank
FROM facts.fact_marking row_of
JOIN code.marking ON marking.code = row_of.marking_code
GROUP BY row_of.asset_id, row_of.fact_code;
COMMENT ON VIEW facts.fact_rank IS 'The strictest marking of the rows that a fact of an asset is made of. No row: none has a marking of its own.';
COMMENT ON COLUMN facts.fact_rank.asset_id IS 'The asset.';
COMMENT ON COLUMN facts.fact_rank.fact_code IS 'The fact.';
COMMENT ON COLUMN facts.fact_rank.rank IS 'Rank of the marking (code.marking).';

-- That a test applied at all tells the fact of its condition.
CREATE VIEW facts.criterion_rank AS
SELECT criterion.criterion_id, max(marking.rank) AS rank
FROM evaluation.criterion
JOIN evaluation.fact ON fact.fact_code IN (criterion.fact_code, criterion.condition_fact)
JOIN code.marking ON marking.code = fact.marking_code
GROUP BY criterion.criterion_id;
COMMENT ON VIEW facts.criterion_rank IS 'The stricter marking of the fact that a criterion tests and of its condition, whatever the asset.';
COMMENT ON COLUMN facts.criterion_rank.criterion_id IS 'The criterion.';
COMMENT ON COLUMN facts.criterion_rank.rank IS 'Rank of the marking (code.marking).';

CREATE VIEW facts.test_rank AS
SELECT marked.asset_id, criterion.criterion_id, max(marked.rank) AS rank
FROM facts.fact_rank marked
JOIN evaluation.criterion ON marked.fact_code IN (criterion.fact_code, criterion.condition_fact)
GROUP BY marked.asset_id, criterion.criterion_id;
COMMENT ON VIEW facts.test_rank IS 'The strictest marking of the rows that decide how an asset is tested by a criterion. No row: none has a marking of its own.';
COMMENT ON COLUMN facts.test_rank.asset_id IS 'The asset.';
COMMENT ON COLUMN facts.test_rank.criterion_id IS 'The criterion.';
COMMENT ON COLUMN facts.test_rank.rank IS 'Rank of the marking (code.marking).';
