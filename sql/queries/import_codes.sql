-- Every word that a file may use for a code: list, word, code; codes first, then labels, then other words.
WITH every_code (list_name, code, label) AS (
  SELECT 'category', code, label FROM code.category WHERE valid_to > current_date
  UNION ALL
  SELECT 'purpose', code, label FROM code.purpose WHERE valid_to > current_date
  UNION ALL
  SELECT 'scope', code, label FROM code.scope WHERE valid_to > current_date
  UNION ALL
  SELECT 'status', code, label FROM code.status WHERE valid_to > current_date
  UNION ALL
  SELECT 'validation', code, label FROM code.validation WHERE valid_to > current_date
  UNION ALL
  SELECT 'marking', code, label FROM code.marking WHERE valid_to > current_date
  UNION ALL
  SELECT 'boundary_kind', code, label FROM code.boundary_kind WHERE valid_to > current_date
  UNION ALL
  SELECT 'tenure', code, label FROM code.tenure WHERE valid_to > current_date
  UNION ALL
  SELECT 'tenure_detail', code, label FROM code.tenure_detail WHERE valid_to > current_date
  UNION ALL
  SELECT 'council_repairs', code, label FROM code.council_repairs WHERE valid_to > current_date
  UNION ALL
  SELECT 'duty_holder', code, label FROM code.duty_holder WHERE valid_to > current_date
  UNION ALL
  SELECT 'heating', code, label FROM code.heating WHERE valid_to > current_date
  UNION ALL
  SELECT 'raac', code, label FROM code.raac WHERE valid_to > current_date
  UNION ALL
  SELECT 'asbestos', code, label FROM code.asbestos WHERE valid_to > current_date
  UNION ALL
  SELECT 'energy_band', code, label FROM code.energy_band WHERE valid_to > current_date
  UNION ALL
  SELECT 'lease_direction', code, label FROM code.lease_direction WHERE valid_to > current_date
  UNION ALL
  SELECT 'repair_terms', code, label FROM code.repair_terms WHERE valid_to > current_date
  UNION ALL
  SELECT 'security', code, label FROM code.security WHERE valid_to > current_date
  UNION ALL
  SELECT 'valuation_basis', code, label FROM code.valuation_basis WHERE valid_to > current_date
  UNION ALL
  SELECT 'accounting_class', code, label FROM code.accounting_class WHERE valid_to > current_date
  UNION ALL
  SELECT 'capacity_unit', code, label FROM code.capacity_unit WHERE valid_to > current_date
  UNION ALL
  SELECT 'suitability', code, label FROM code.suitability WHERE valid_to > current_date
  UNION ALL
  SELECT 'school_type', code, label FROM code.school_type WHERE valid_to > current_date
  UNION ALL
  SELECT 'school_phase', code, label FROM code.school_phase WHERE valid_to > current_date
  UNION ALL
  SELECT 'condition_grade', code, label FROM code.condition_grade WHERE valid_to > current_date
  UNION ALL
  SELECT 'condition_priority', code, label FROM code.condition_priority WHERE valid_to > current_date
  UNION ALL
  SELECT 'element', code, label FROM code.element WHERE valid_to > current_date
  UNION ALL
  SELECT 'survey_kind', code, label FROM code.survey_kind WHERE valid_to > current_date
  UNION ALL
  SELECT 'fuel', code, label FROM code.fuel WHERE valid_to > current_date
  UNION ALL
  SELECT 'reading_kind', code, label FROM code.reading_kind WHERE valid_to > current_date
  UNION ALL
  SELECT 'inspection_type', code, label FROM code.inspection_type WHERE valid_to > current_date
  UNION ALL
  SELECT 'inspection_result', code, label FROM code.inspection_result WHERE valid_to > current_date
  UNION ALL
  SELECT 'establishment_status', code, label FROM code.establishment_status WHERE valid_to > current_date
  UNION ALL
  SELECT 'designation_kind', code, label FROM code.designation_kind WHERE valid_to > current_date
  UNION ALL
  SELECT 'certificate_kind', code, label FROM code.certificate_kind WHERE valid_to > current_date
  UNION ALL
  SELECT 'site_ownership', code, label FROM code.site_ownership WHERE valid_to > current_date
  UNION ALL
  SELECT 'site_planning', code, label FROM code.site_planning WHERE valid_to > current_date
  UNION ALL
  SELECT 'site_permission', code, label FROM code.site_permission WHERE valid_to > current_date
  UNION ALL
  SELECT 'rent_frequency', code, label FROM code.rent_frequency WHERE valid_to > current_date
  UNION ALL
  SELECT 'lease_state', code, label FROM code.lease_state WHERE valid_to > current_date
  UNION ALL
  SELECT 'lease_side', code, label FROM code.lease_side WHERE valid_to > current_date
  UNION ALL
  SELECT 'cost_group', code, label FROM code.cost_group WHERE valid_to > current_date
  UNION ALL
  SELECT 'proposal_kind', code, label FROM code.proposal_kind WHERE valid_to > current_date
  UNION ALL
  SELECT 'proposal_stage', code, label FROM code.proposal_stage WHERE valid_to > current_date
  UNION ALL
  SELECT 'constraint_kind', code, label FROM code.constraint_kind WHERE valid_to > current_date
  UNION ALL
  SELECT 'document_kind', code, label FROM code.document_kind WHERE valid_to > current_date
)
SELECT list_name, word, code
FROM (
  SELECT list_name, code AS word, code, 1 AS turn FROM every_code
  UNION ALL
  SELECT list_name, label, code, 2 FROM every_code
  UNION ALL
  SELECT list_name, word, code, 3 FROM code.word
) AS known
ORDER BY turn, list_name, word;
