/* What people in estates call a field when they do not call it by a name that is known: less sure than those.
 */
#include <string.h>

#include "importers/guess.h"

static const struct {
    const char *field;
    const char *hints; /* between bars */
} hints[] = {
    {"asset_code", "Ref|Code|Key|Property ID|Terrier Ref"},
    {"name", "Property|Premises|Title of asset|Asset Description"},
    {"category", "Kind|Class|Asset Class|Group"},
    {"purpose", "Use|Held For|Held As|Why Held|Reason Held"},
    {"scope", "Fund|Ledger|Account|Budget Book|HRA or General Fund"},
    {"status", "State|Occupation|Occupied|Occupancy|In Use"},
    {"validation", "Checked|Validated|Verified|Data Checked|Record Checked"},
    {"fixed_asset_reference", "Finance Reference|FAR|Ledger Ref"},
    {"service", "Team|Directorate|Client|Using Service"},
    {"responsible_officer", "Officer|Surveyor in Charge|Contact"},
    {"budget_held_centrally", "Centralised|Central Budget|Corporate Landlord"},
    {"purpose_confirmed_on", "Review Date|Why Held Checked|Reviewed"},
    {"tenure", "Title Type|Estate|Holding|Legal Interest"},
    {"council_repairs", "Repairing|Repairs|Who Repairs|Repair Responsibility"},
    {"duty_holder", "Duty|Who Inspects|Responsible Party|Duty Held By"},
    {"storeys", "Levels"},
    {"boiler_year", "Plant Year|Boiler|Heating Year"},
    {"replacement_cost", "Reinstatement|Rebuild|Insurance Value|Insured Sum"},
    {"replacement_cost_on", "Reinstatement Date|Rebuild Date|Insurance Value Date"},
    {"lease_direction", "Landlord or Tenant|L/L or Tenant|Lease In or Out|Let In or Out"},
    {"lease_party", "Lessee|Other Party|Counterparty|Occupier"},
    {"lease_start", "Commenced|Term Start|Term From"},
    {"lease_end", "Expires|Expiry|Term End|Term To|Lease Expires"},
    {"repair_terms", "Covenant|Repair Clause|Repairing Covenant"},
    {"security", "Act|1954 Act|LTA 1954"},
    {"compliance_checked_on", "Lease Inspection|Lease Checked|Lease Compliance"},
    {"valuation", "Book Value|Carrying Amount|NBV"},
    {"valued_on", "Value Date|Book Value Date|Revalued"},
    {"premises_cost", "Yearly Cost|Annual Cost|Gross Cost|Cost in Use"},
    {"income", "Receipts|Revenue|Rents Received"},
    {"capacity", "Spaces|Places|Units Provided|Room For|Seats"},
    {"used", "Utilised|Used|Units Used|Spaces Used|Used By"},
    {"measured_on", "Counted|Survey of Use|Use Counted|Utilisation Survey"},
    {"suitability", "Fitness|Fit|Fitness for Purpose"},
    {"suitability_on", "Fitness Date|Fit Assessed"},
    {"accessible", "DDA|Step Free|Level Access"},
    {"car_spaces", "Bays|Parking Bays"},
    {"ev_chargers", "EVCP|Charge Points|EV Points"},
    {"acquired_on", "Bought|Acquired|Purchased"},
    {"acquisition_price", "Paid|Price|Cost of Purchase"},
    {"cost_appraised_on", "Whole Life Cost"},
    {"carbon_assessed_on", "Whole Life Carbon"},
    {"component", "Part|Detail"},
    {"remedy", "What to Do|Works Required|Work Needed"},
    {"surveyor", "Firm"},
    {"cost", "Charge|Price|Estimate"},
    {"automatic", "Half Hourly"},
    {"certificate", "Cert No|Report No"},
};

const char *guess_hints(const char *field) {
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strcmp(hints[i].field, field) == 0) return hints[i].hints;
    return NULL;
}
