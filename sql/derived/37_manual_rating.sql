-- What the owners of the corporate actions say of them, for staff; shown beside what is measured, never mixed into it.

CREATE VIEW publish.manual_rating WITH (security_barrier) AS
SELECT shown.*, CASE sign(shown.sort_order - before.sort_order) WHEN -1 THEN 'improving' WHEN 0 THEN 'stable' WHEN 1 THEN 'worsening' END AS direction
FROM (
    SELECT own.commitment_code, commitment.short_title AS commitment, own.rated_on, own.rating_code, rating.label AS rating, rating.colour,
           rating.sort_order, lag(own.rating_code) OVER earlier AS rating_code_before, own.owner AS rated_by, own.comment, own.marking_code,
           lead(own.rated_on) OVER earlier AS until_on
    FROM evaluation.manual_rating own
    JOIN evaluation.commitment ON commitment.commitment_code = own.commitment_code
    JOIN evaluation.rating ON rating.rating_code = own.rating_code
    JOIN code.marking ON marking.code = own.marking_code
    WHERE marking.rank <= publish.clearance() AND publish.clearance() > 0
    WINDOW earlier AS (PARTITION BY own.commitment_code ORDER BY own.rated_on)
) AS shown
LEFT JOIN evaluation.rating before ON before.rating_code = shown.rating_code_before;
COMMENT ON VIEW publish.manual_rating IS 'How each corporate action of the strategy goes, as its owner rates it, from a day on until it is rated again.';
COMMENT ON COLUMN publish.manual_rating.commitment_code IS 'The commitment: 1.3, 1.5, 3.5, 6.1 or 6.2.';
COMMENT ON COLUMN publish.manual_rating.commitment IS 'The commitment in a few words.';
COMMENT ON COLUMN publish.manual_rating.rated_on IS 'From when on it was rated so.';
COMMENT ON COLUMN publish.manual_rating.rating_code IS 'green, amber or red.';
COMMENT ON COLUMN publish.manual_rating.rating IS 'The same as people read it.';
COMMENT ON COLUMN publish.manual_rating.colour IS 'Colour beside the word.';
COMMENT ON COLUMN publish.manual_rating.sort_order IS 'Order of ratings, best first.';
COMMENT ON COLUMN publish.manual_rating.rating_code_before IS 'The rating before; null: this is the first.';
COMMENT ON COLUMN publish.manual_rating.rated_by IS 'Post that answers for the action.';
COMMENT ON COLUMN publish.manual_rating.comment IS 'Why this rating.';
COMMENT ON COLUMN publish.manual_rating.marking_code IS 'Who may read it.';
COMMENT ON COLUMN publish.manual_rating.until_on IS 'The day on which it was rated again; null: this is how it stands.';
COMMENT ON COLUMN publish.manual_rating.direction IS 'Against the rating before: improving, stable or worsening; null where there is none.';

GRANT SELECT ON publish.manual_rating TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
