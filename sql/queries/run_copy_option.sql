-- Stores the options of a run.
COPY programme.option (run_id, asset_id, option_no, kind_code, variant_code, host_asset_id, host_km, host_units, feasible, lead_months,
                       capital_low, capital_likely, capital_high, receipt_low, receipt_likely, receipt_high, yearly_cost, yearly_income,
                       fuel_kg, electricity_kwh, heat_pump_kw, solar_kw, dwellings_low, dwellings_high, parish_yearly_cost, parish_band_d_low,
                       parish_band_d_high, gain, host_gain, potential, pv_capital, pv_receipt, pv_running, pv_income, pv_backlog,
                       pv_renewals, pv_carbon, pv_residual, net_present_cost, npc_change, carbon_tonnes, payback_years, cost_per_tonne) FROM STDIN;
