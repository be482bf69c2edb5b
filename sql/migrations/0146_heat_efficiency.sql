-- One efficiency of boilers, by what they burn: facts go by the rates that options go by. Of a heat pump heat_pump_efficiency
-- says it.
DELETE FROM evaluation.parameter WHERE parameter_code = 'boiler_efficiency';
DELETE FROM programme.rate WHERE rate_code = 'boiler_efficiency' AND group_code = 'heat_pump';
