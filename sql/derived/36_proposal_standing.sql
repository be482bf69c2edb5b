-- How proposals stand, as options, plans and explanations name them: by the marking of each beside that of its asset.

CREATE VIEW publish.proposal_standing WITH (security_barrier) AS
SELECT own.proposal_id AS proposal, own.asset_id, asset.reference, own.kind_code, kind.label AS kind, own.stands, own.since,
       own.stands IN ('idea', 'offered', 'agreed', 'proposed', 'recommended') AS open,
       CASE WHEN own.only_recorded THEN 'recorded as ' || lower(stage.label) || coalesce(', of ' || own.since, '')
            WHEN own.stands = 'recommended' THEN
                CASE own.view_code WHEN 'against' THEN 'recommended against, to ' ELSE 'recommended to ' END || level.label || ' ' || own.since
            ELSE concat_ws(' ', own.stands, own.since || CASE WHEN own.stands IN ('approved', 'refused') THEN ', ' || own.decision_reference ELSE '' END)
       END AS said
FROM facts.proposal_standing own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id AND asset.clearance > 0
JOIN code.marking ON marking.code = own.marking_code AND marking.rank <= asset.clearance
JOIN code.proposal_kind kind ON kind.code = own.kind_code
LEFT JOIN code.proposal_stage stage ON stage.code = own.stands
LEFT JOIN code.decision_level level ON own.stands = 'recommended' AND level.code = governance.level_needed(own.proposal_id, own.since)
WHERE own.stands NOT IN ('done', 'in_use');
COMMENT ON VIEW publish.proposal_standing IS 'How each proposal that is not carried out stands on the day, in words: what options and plans of an asset name.';
COMMENT ON COLUMN publish.proposal_standing.proposal IS 'Number of the proposal.';
COMMENT ON COLUMN publish.proposal_standing.kind_code IS 'What is proposed, as a code.';
COMMENT ON COLUMN publish.proposal_standing.kind IS 'What is proposed.';
COMMENT ON COLUMN publish.proposal_standing.stands IS 'proposed, recommended, approved, refused, withdrawn; of what is only recorded its stage.';
COMMENT ON COLUMN publish.proposal_standing.since IS 'Since when; of what is only recorded the day on which it was proposed. Null unknown.';
COMMENT ON COLUMN publish.proposal_standing.open IS 'It is neither decided nor given up.';
COMMENT ON COLUMN publish.proposal_standing.said IS 'How it stands, with day and reference: recommended to Executive members 2026-10-02.';
GRANT SELECT ON publish.proposal_standing TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
