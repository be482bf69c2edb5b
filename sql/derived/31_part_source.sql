-- Which rows of files the parts of an asset came from.

CREATE VIEW facts.part_source AS
SELECT asset_id, 'asset' AS part, record_id FROM register.asset
UNION ALL SELECT asset_id, 'asset_holding', record_id FROM register.asset_holding
UNION ALL SELECT asset_id, 'building', record_id FROM register.building
UNION ALL SELECT asset_id, 'land_parcel', record_id FROM register.land_parcel
UNION ALL SELECT asset_id, 'liability', record_id FROM register.liability
UNION ALL SELECT asset_id, 'lease', record_id FROM register.lease
UNION ALL SELECT asset_id, 'valuation', record_id FROM register.valuation
UNION ALL SELECT asset_id, 'designation', record_id FROM register.designation
UNION ALL SELECT asset_id, 'constraint', record_id FROM register.constraint
UNION ALL SELECT asset_id, 'proposal', record_id FROM register.proposal
UNION ALL SELECT asset_id, 'condition_survey', record_id FROM register.condition_survey
UNION ALL SELECT asset_id, 'inspection', record_id FROM register.inspection
UNION ALL SELECT asset_id, 'energy_supply', record_id FROM register.energy_supply
UNION ALL SELECT asset_id, 'certificate', record_id FROM register.certificate
UNION ALL SELECT asset_id, 'running_cost', record_id FROM register.running_cost
UNION ALL SELECT asset_id, 'utilisation', record_id FROM register.utilisation
UNION ALL SELECT asset_id, 'suitability', record_id FROM register.suitability
UNION ALL SELECT asset_id, 'amenity', record_id FROM register.amenity
UNION ALL SELECT asset_id, 'acquisition', record_id FROM register.acquisition
UNION ALL SELECT asset_id, 'school', record_id FROM register.school;
COMMENT ON VIEW facts.part_source IS 'The source rows that the parts of an asset were last taken from, by table of the register.';
COMMENT ON COLUMN facts.part_source.asset_id IS 'The asset.';
COMMENT ON COLUMN facts.part_source.part IS 'Table of the register.';
COMMENT ON COLUMN facts.part_source.record_id IS 'The source row; null for what people entered.';
