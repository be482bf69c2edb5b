-- Boundaries that are imported: which row of which file each version came from, and how much of an asset must lie in a
-- boundary for it to count.

ALTER TABLE gazetteer.boundary ADD COLUMN record_id bigint REFERENCES source.record;
COMMENT ON COLUMN gazetteer.boundary.record_id IS 'Source row; of a boundary in several rows the first.';
CREATE INDEX boundary_kind_code ON gazetteer.boundary (kind_code, code);
SELECT history.track('gazetteer.boundary');

ALTER TABLE code.boundary_kind ADD COLUMN least_share numeric NOT NULL DEFAULT 0.01 CHECK (least_share >= 0 AND least_share < 1);
COMMENT ON COLUMN code.boundary_kind.least_share IS 'Share of an asset''s land that must lie in a boundary of this kind for the asset to be in it: edges are drawn by different hands.';
