-- What is known of an asset, fact by fact, as the reader may see it: value, unit, date, source and whether it is an estimate.

CREATE VIEW publish.asset_fact WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, fact.sort_order, fact.fact_code AS fact, fact.label, fact.kind,
       CASE WHEN shown.may AND said.value IS NOT NULL THEN
           CASE fact.kind WHEN 'boolean' THEN CASE WHEN said.value <> 0 THEN 'yes' ELSE 'no' END
                          WHEN 'code' THEN coalesce(known.label, said.value::text)
                          ELSE rtrim(rtrim(to_char(said.value::numeric, 'FM999,999,999,990.00'), '0'), '.') END END AS value,
       CASE WHEN shown.may AND fact.kind = 'number' THEN said.value END AS amount,
       fact.unit, CASE WHEN shown.may AND said.value IS NOT NULL THEN said.dated END AS dated,
       shown.may AND said.value IS NOT NULL AND coalesce(said.estimated, false) AS estimated,
       CASE WHEN NOT shown.may THEN 'withheld' WHEN said.value IS NOT NULL THEN 'known'
            WHEN fact.absence_is_known THEN 'nothing recorded' ELSE 'unknown' END AS state,
       CASE WHEN shown.may AND said.value IS NOT NULL THEN came.feeds END AS came_with, fact.description, fact.source AS defined_by
FROM publish.asset_cleared asset
JOIN facts.asset_fact own ON own.asset_id = asset.asset_id
CROSS JOIN LATERAL (SELECT to_jsonb(own) AS columns OFFSET 0) AS held
CROSS JOIN evaluation.fact
JOIN code.marking ON marking.code = fact.marking_code
LEFT JOIN facts.fact_rank marked ON marked.asset_id = asset.asset_id AND marked.fact_code = fact.fact_code
LEFT JOIN publish.latest_run run ON fact.computed_by = 'engine'
LEFT JOIN evaluation.run judged ON judged.run_id = run.run_id
LEFT JOIN evaluation.run_fact taken ON taken.run_id = run.run_id AND taken.asset_id = asset.asset_id
CROSS JOIN LATERAL (
    SELECT nullif(CASE WHEN fact.computed_by = 'engine' THEN taken.fact_values[array_position(judged.fact_codes, fact.fact_code)]
                       WHEN fact.kind = 'boolean' THEN (held.columns ->> fact.fact_code)::boolean::integer
                       ELSE (held.columns ->> fact.fact_code)::double precision END, 'NaN') AS value,
           CASE WHEN fact.computed_by = 'engine' THEN coalesce(taken.fact_dates[array_position(judged.fact_codes, fact.fact_code)], run.as_at)
                ELSE (held.columns ->> (fact.fact_code || '_on'))::date END AS dated,
           (held.columns ->> (fact.fact_code || '_estimated'))::boolean AS estimated) AS said
CROSS JOIN LATERAL (SELECT greatest(marking.rank, marked.rank) <= asset.clearance AS may) AS shown
LEFT JOIN LATERAL (
    SELECT string_agg(DISTINCT batch.feed, ', ') AS feeds
    FROM (SELECT record_id FROM facts.part_source WHERE asset_id = asset.asset_id AND part = ANY (fact.parts)
          UNION ALL -- of a kind of boundary the newest, which is in the last file
          SELECT (SELECT area.record_id FROM gazetteer.boundary area WHERE area.kind_code = kind.code ORDER BY area.boundary_id DESC LIMIT 1)
          FROM code.boundary_kind kind WHERE kind.code = ANY (fact.parts)) part
    JOIN source.record ON record.record_id = part.record_id
    JOIN source.batch ON batch.batch_id = record.batch_id
    JOIN source.feed ON feed.feed = batch.feed
    JOIN code.marking of_feed ON of_feed.code = feed.marking_code AND of_feed.rank <= asset.clearance) AS came ON true
LEFT JOIN evaluation.fact_value known ON known.fact_code = fact.fact_code AND known.ordinal = said.value;
COMMENT ON VIEW publish.asset_fact IS 'What is known of each asset held, fact by fact. A fact that is marked above the reader''s clearance, or made of a row that is, is withheld and says so.';
COMMENT ON COLUMN publish.asset_fact.sort_order IS 'Order in lists.';
COMMENT ON COLUMN publish.asset_fact.fact IS 'Code of the fact.';
COMMENT ON COLUMN publish.asset_fact.label IS 'What people read.';
COMMENT ON COLUMN publish.asset_fact.kind IS 'number, boolean or code.';
COMMENT ON COLUMN publish.asset_fact.value IS 'Its value, as people read it; null where it is not known or not shown.';
COMMENT ON COLUMN publish.asset_fact.amount IS 'The number in full; null of what is none.';
COMMENT ON COLUMN publish.asset_fact.dated IS 'The day that it is of; null undated.';
COMMENT ON COLUMN publish.asset_fact.estimated IS 'An estimate: see the description.';
COMMENT ON COLUMN publish.asset_fact.state IS 'known; nothing recorded (of our own records: that is known, and earns nothing); unknown; withheld.';
COMMENT ON COLUMN publish.asset_fact.came_with IS 'Feeds of the rows that it is made of; null: of none, or entered by people.';
COMMENT ON COLUMN publish.asset_fact.description IS 'How it is derived.';
COMMENT ON COLUMN publish.asset_fact.defined_by IS 'Where its definition comes from.';
