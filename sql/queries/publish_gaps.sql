-- Assets without a UPRN, as CSV without a header, for the address custodian; formulas are guarded.
COPY (
  SELECT request, cross_reference, publish.guard_formula(organisation_or_name), publish.guard_formula(pao_text), pao_start_number,
    pao_start_suffix, pao_end_number, pao_end_suffix, publish.guard_formula(street_descriptor), publish.guard_formula(locality),
    publish.guard_formula(town), postcode, x_coordinate, y_coordinate, suggested_class, suggested_class_label,
    suggested_blpu_state, publish.guard_formula(parish), publish.guard_formula(predecessor_reference),
    publish.guard_formula(remarks), contact
  FROM publish.gazetteer_gap
  ORDER BY cross_reference
) TO STDOUT (FORMAT csv);
