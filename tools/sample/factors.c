/*
 * The UK Government's conversion factors for company reporting of greenhouse gas emissions (DESNZ and Defra,
 * yearly), kgCO2e per kWh, fuels on gross calorific value: the one real table in the sample. Open Government
 * Licence v3.0.
 */
#include "tools/sample/generate.h"

enum { FIRST_YEAR = 2018, YEARS = 8 };

/* As published, to the digit, so as text; "" where the year has none here. 2018 to 2025. */
static const struct {
    const char *fuel, *scope, *name;
    const char *factor[YEARS];
} FACTORS[] = {
    {"electricity",
     "2",
     "Electricity: UK",
     {"0.28307", "0.25560", "0.23314", "0.21233", "0.19338", "0.2070742886", "0.20705", "0.17700"}},
    {"electricity_td",
     "3",
     "T&D - UK electricity",
     {"0.02413", "0.02170", "0.02005", "0.01879", "0.01769", "0.0179151114", "0.01830", "0.01853"}},
    {"natural_gas",
     "1",
     "Natural gas, gross CV",
     {"0.18396", "0.18385", "0.18387", "0.18316", "0.18254", "0.1829289262", "0.18290", ""}},
    {"lpg",
     "1",
     "LPG, gross CV",
     {"0.21448", "0.21447", "0.21448", "0.21449", "0.21449", "0.21450", "0.21450", ""}},
    {"burning_oil",
     "1",
     "Burning oil, gross CV",
     {"0.24665", "0.24675", "0.24666", "0.24677", "0.24677", "0.24677", "0.24677", ""}},
    {"gas_oil",
     "1",
     "Gas oil, gross CV",
     {"0.27652", "0.25676", "0.25672", "0.25679", "0.25679", "0.25650", "0.25649", ""}},
    {"fuel_oil",
     "1",
     "Fuel oil, gross CV",
     {"0.26831", "0.26782", "0.26775", "0.26815", "0.26816", "0.26813", "0.26814", ""}},
    {"biomass_wood",
     "1",
     "Wood logs, chips or pellets",
     {"0.01506", "0.01563", "0.01545", "0.01513", "0.01053", "0.01074", "0.01132", ""}},
    {"district_heat",
     "2",
     "District heat and steam",
     {"0.18746", "0.17606", "0.17261", "0.17073", "0.17073", "0.17965", "0.17965", ""}},
};

void factors_write(struct sample *sample) {
    struct text text = TEXT_EMPTY;
    text_add(&text, "fuel,scope,year,kg_co2e_per_kwh,published_name\n");
    for (size_t i = 0; i < sizeof FACTORS / sizeof FACTORS[0]; i++)
        for (int year = 0; year < YEARS; year++)
            if (FACTORS[i].factor[year][0] != '\0')
                text_format(&text, "%s,%s,%d,%s,\"%s\"\n", FACTORS[i].fuel, FACTORS[i].scope,
                            FIRST_YEAR + year, FACTORS[i].factor[year], FACTORS[i].name);
    sample_add_file(sample, "factors.csv", &text);
    text_add(&sample->manifest, "factors,sample-factors,factors.csv\n");
}
