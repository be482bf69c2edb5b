-- Every word that a file may use for a code: list, word, code; codes first, then labels, then other words.
with every_code (list_name, code, label) as (
  select 'category', code, label from code.category where valid_to > current_date
  union all
  select 'purpose', code, label from code.purpose where valid_to > current_date
  union all
  select 'scope', code, label from code.scope where valid_to > current_date
  union all
  select 'status', code, label from code.status where valid_to > current_date
  union all
  select 'validation', code, label from code.validation where valid_to > current_date
  union all
  select 'marking', code, label from code.marking where valid_to > current_date
  union all
  select 'tenure', code, label from code.tenure where valid_to > current_date
  union all
  select 'tenure_detail', code, label from code.tenure_detail where valid_to > current_date
  union all
  select 'council_repairs', code, label from code.council_repairs where valid_to > current_date
  union all
  select 'duty_holder', code, label from code.duty_holder where valid_to > current_date
  union all
  select 'heating', code, label from code.heating where valid_to > current_date
  union all
  select 'raac', code, label from code.raac where valid_to > current_date
  union all
  select 'asbestos', code, label from code.asbestos where valid_to > current_date
  union all
  select 'energy_band', code, label from code.energy_band where valid_to > current_date
  union all
  select 'lease_direction', code, label from code.lease_direction where valid_to > current_date
  union all
  select 'repair_terms', code, label from code.repair_terms where valid_to > current_date
  union all
  select 'security', code, label from code.security where valid_to > current_date
  union all
  select 'valuation_basis', code, label from code.valuation_basis where valid_to > current_date
  union all
  select 'accounting_class', code, label from code.accounting_class where valid_to > current_date
  union all
  select 'capacity_unit', code, label from code.capacity_unit where valid_to > current_date
  union all
  select 'suitability', code, label from code.suitability where valid_to > current_date
  union all
  select 'school_type', code, label from code.school_type where valid_to > current_date
  union all
  select 'school_phase', code, label from code.school_phase where valid_to > current_date
  union all
  select 'condition_grade', code, label from code.condition_grade where valid_to > current_date
  union all
  select 'condition_priority', code, label from code.condition_priority where valid_to > current_date
  union all
  select 'element', code, label from code.element where valid_to > current_date
  union all
  select 'survey_kind', code, label from code.survey_kind where valid_to > current_date
  union all
  select 'fuel', code, label from code.fuel where valid_to > current_date
  union all
  select 'reading_kind', code, label from code.reading_kind where valid_to > current_date
  union all
  select 'inspection_type', code, label from code.inspection_type where valid_to > current_date
  union all
  select 'inspection_result', code, label from code.inspection_result where valid_to > current_date
)
select list_name, word, code
from (
  select list_name, code as word, code, 1 as turn from every_code
  union all
  select list_name, label, code, 2 from every_code
  union all
  select list_name, word, code, 3 from code.word
) as known
order by turn, list_name, word;
