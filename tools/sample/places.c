#include "tools/sample/places.h"

const struct place PLACES[] = {
    {"Taunton", WEST_TAUNTON, 322700, 124600, 640, "TA1", "Taunton", ' '},
    {"Wellington", WEST_TAUNTON, 313900, 120600, 150, "TA21", "Wellington", ' '},
    {"Minehead", WEST_TAUNTON, 296900, 146000, 118, "TA24", "Minehead", 'N'},
    {"Watchet", WEST_TAUNTON, 307100, 143200, 38, "TA23", "Watchet", 'N'},
    {"Williton", WEST_TAUNTON, 307700, 141000, 28, "TA4", "Taunton", ' '},
    {"Wiveliscombe", WEST_TAUNTON, 308000, 127800, 30, "TA4", "Taunton", ' '},
    {"Bishops Lydeard", WEST_TAUNTON, 316800, 129800, 29, "TA4", "Taunton", ' '},
    {"Milverton", WEST_TAUNTON, 312100, 125800, 15, "TA4", "Taunton", ' '},
    {"Norton Fitzwarren", WEST_TAUNTON, 319600, 125800, 30, "TA2", "Taunton", ' '},
    {"Monkton Heathfield", WEST_TAUNTON, 325700, 126700, 25, "TA2", "Taunton", ' '},
    {"Creech St Michael", WEST_TAUNTON, 327300, 125600, 27, "TA3", "Taunton", ' '},
    {"North Curry", WEST_TAUNTON, 331900, 125400, 16, "TA3", "Taunton", ' '},
    {"Ruishton", WEST_TAUNTON, 326300, 124900, 14, "TA3", "Taunton", ' '},
    {"Hatch Beauchamp", WEST_TAUNTON, 330100, 120200, 7, "TA3", "Taunton", ' '},
    {"Churchinford", WEST_TAUNTON, 321200, 112600, 8, "TA3", "Taunton", ' '},
    {"Dunster", WEST_TAUNTON, 299100, 143600, 9, "TA24", "Minehead", ' '},
    {"Carhampton", WEST_TAUNTON, 300900, 142400, 9, "TA24", "Minehead", 'N'},
    {"Porlock", WEST_TAUNTON, 288600, 146500, 14, "TA24", "Minehead", 'N'},
    {"Dulverton", WEST_TAUNTON, 291400, 128000, 15, "TA22", "Dulverton", ' '},
    {"Exford", WEST_TAUNTON, 285400, 138400, 5, "TA24", "Minehead", ' '},
    {"Stogumber", WEST_TAUNTON, 309800, 137300, 7, "TA4", "Taunton", ' '},
    {"Stogursey", WEST_TAUNTON, 320400, 142800, 14, "TA5", "Bridgwater", ' '},
    {"Washford", WEST_TAUNTON, 304600, 141200, 7, "TA23", "Watchet", ' '},
    {"Bridgwater", SEDGEMOOR, 330000, 137000, 430, "TA6", "Bridgwater", ' '},
    {"Burnham-on-Sea", SEDGEMOOR, 330700, 148800, 200, "TA8", "Burnham-on-Sea", 'W'},
    {"Highbridge", SEDGEMOOR, 332100, 147100, 75, "TA9", "Highbridge", ' '},
    {"Cheddar", SEDGEMOOR, 345900, 153300, 60, "BS27", "Cheddar", ' '},
    {"Axbridge", SEDGEMOOR, 343100, 154500, 21, "BS26", "Axbridge", ' '},
    {"North Petherton", SEDGEMOOR, 328900, 133000, 67, "TA6", "Bridgwater", ' '},
    {"Nether Stowey", SEDGEMOOR, 319100, 139700, 14, "TA5", "Bridgwater", ' '},
    {"Cannington", SEDGEMOOR, 325800, 139600, 23, "TA5", "Bridgwater", ' '},
    {"Wedmore", SEDGEMOOR, 343500, 147900, 34, "BS28", "Wedmore", ' '},
    {"Woolavington", SEDGEMOOR, 334700, 141600, 22, "TA7", "Bridgwater", ' '},
    {"Puriton", SEDGEMOOR, 332100, 141700, 21, "TA7", "Bridgwater", ' '},
    {"Brent Knoll", SEDGEMOOR, 333100, 150800, 13, "TA9", "Highbridge", ' '},
    {"Berrow", SEDGEMOOR, 330000, 152300, 16, "TA8", "Burnham-on-Sea", 'W'},
    {"East Brent", SEDGEMOOR, 334500, 151900, 13, "TA9", "Highbridge", ' '},
    {"Combwich", SEDGEMOOR, 325800, 142200, 6, "TA5", "Bridgwater", ' '},
    {"Spaxton", SEDGEMOOR, 322300, 136900, 9, "TA5", "Bridgwater", ' '},
    {"Westonzoyland", SEDGEMOOR, 335200, 134900, 18, "TA7", "Bridgwater", ' '},
    {"Shapwick", SEDGEMOOR, 341800, 138300, 5, "TA7", "Bridgwater", ' '},
    {"Yeovil", SOUTH_SOMERSET, 355700, 116000, 460, "BA20", "Yeovil", ' '},
    {"Chard", SOUTH_SOMERSET, 332300, 108600, 143, "TA20", "Chard", ' '},
    {"Crewkerne", SOUTH_SOMERSET, 344100, 109800, 80, "TA18", "Crewkerne", ' '},
    {"Ilminster", SOUTH_SOMERSET, 335900, 114600, 61, "TA19", "Ilminster", ' '},
    {"Somerton", SOUTH_SOMERSET, 349000, 128500, 47, "TA11", "Somerton", ' '},
    {"Langport", SOUTH_SOMERSET, 341900, 126700, 31, "TA10", "Langport", ' '},
    {"Castle Cary", SOUTH_SOMERSET, 364000, 132300, 34, "BA7", "Castle Cary", ' '},
    {"Bruton", SOUTH_SOMERSET, 368300, 134800, 30, "BA10", "Bruton", ' '},
    {"Wincanton", SOUTH_SOMERSET, 371200, 128500, 58, "BA9", "Wincanton", ' '},
    {"Martock", SOUTH_SOMERSET, 346100, 119200, 48, "TA12", "Martock", ' '},
    {"South Petherton", SOUTH_SOMERSET, 343200, 116800, 36, "TA13", "South Petherton", ' '},
    {"Milborne Port", SOUTH_SOMERSET, 367700, 118700, 29, "DT9", "Sherborne", ' '},
    {"Ilchester", SOUTH_SOMERSET, 352200, 122600, 22, "BA22", "Yeovil", ' '},
    {"Stoke-sub-Hamdon", SOUTH_SOMERSET, 347500, 117500, 20, "TA14", "Stoke-sub-Hamdon", ' '},
    {"Curry Rivel", SOUTH_SOMERSET, 339100, 125400, 22, "TA10", "Langport", ' '},
    {"Queen Camel", SOUTH_SOMERSET, 359700, 124900, 9, "BA22", "Yeovil", ' '},
    {"Templecombe", SOUTH_SOMERSET, 370800, 122300, 16, "BA8", "Templecombe", ' '},
    {"Merriott", SOUTH_SOMERSET, 344500, 112600, 20, "TA16", "Merriott", ' '},
    {"Frome", MENDIP, 377500, 148000, 280, "BA11", "Frome", ' '},
    {"Wells", MENDIP, 354900, 145700, 118, "BA5", "Wells", ' '},
    {"Glastonbury", MENDIP, 350000, 138800, 90, "BA6", "Glastonbury", ' '},
    {"Street", MENDIP, 348400, 136800, 122, "BA16", "Street", ' '},
    {"Shepton Mallet", MENDIP, 361900, 143600, 108, "BA4", "Shepton Mallet", ' '},
    {"Evercreech", MENDIP, 364900, 138800, 24, "BA4", "Shepton Mallet", ' '},
    {"Coleford", MENDIP, 368700, 148800, 23, "BA3", "Radstock", ' '},
    {"Holcombe", MENDIP, 367300, 149700, 10, "BA3", "Radstock", ' '},
    {"Chilcompton", MENDIP, 364500, 151900, 21, "BA3", "Radstock", ' '},
    {"Beckington", MENDIP, 380100, 151800, 10, "BA11", "Frome", ' '},
    {"Nunney", MENDIP, 373600, 145700, 9, "BA11", "Frome", ' '},
    {"Mells", MENDIP, 372700, 149200, 7, "BA11", "Frome", ' '},
    {"Rode", MENDIP, 380300, 153800, 11, "BA11", "Frome", ' '},
    {"Croscombe", MENDIP, 359100, 144400, 7, "BA5", "Wells", ' '},
    {"Ditcheat", MENDIP, 362500, 136300, 8, "BA4", "Shepton Mallet", ' '},
    {"Walton", MENDIP, 346200, 136400, 11, "BA16", "Street", ' '},
    {"Baltonsborough", MENDIP, 354100, 134900, 9, "BA6", "Glastonbury", ' '},
    {"Meare", MENDIP, 345500, 141600, 13, "BA6", "Glastonbury", ' '},
};
const size_t PLACE_COUNT = sizeof PLACES / sizeof PLACES[0];

static const struct {
    const char *code, *name;
} COUNCILS[COUNCIL_COUNT] = {
    [COUNTY] = {"somerset-county", "Somerset County Council"},
    [MENDIP] = {"mendip", "Mendip District Council"},
    [SEDGEMOOR] = {"sedgemoor", "Sedgemoor District Council"},
    [SOUTH_SOMERSET] = {"south-somerset", "South Somerset District Council"},
    [WEST_TAUNTON] = {"somerset-west-taunton", "Somerset West and Taunton Council"},
};

const char *council_code(enum council council) {
    return COUNCILS[council].code;
}

const char *council_name(enum council council) {
    return COUNCILS[council].name;
}

/* How many places come before this one: heavier, or as heavy and earlier in the table. */
static size_t rank_of(size_t index) {
    size_t before = 0;
    for (size_t i = 0; i < PLACE_COUNT; i++)
        if (PLACES[i].weight > PLACES[index].weight ||
            (PLACES[i].weight == PLACES[index].weight && i < index))
            before++;
    return before;
}

const struct place *place_by_rank(size_t rank) {
    for (size_t i = 0; i < PLACE_COUNT; i++)
        if (rank_of(i) == rank % PLACE_COUNT) return &PLACES[i];
    return &PLACES[0];
}

static const char *const STREETS[] = {
    "High Street",  "Station Road",   "Church Street",    "Mill Lane",     "Market Place",   "North Street",
    "South Street", "West Street",    "East Street",      "Silver Street", "Fore Street",    "Bath Road",
    "Bristol Road", "Wells Road",     "Taunton Road",     "Victoria Road", "Park Road",      "Queen Street",
    "King Street",  "Orchard Way",    "Meadow Lane",      "School Lane",   "Vicarage Hill",  "Castle Street",
    "Abbey Road",   "Priory Way",     "Moor Lane",        "Withy Road",    "Barton Close",   "Green Lane",
    "Hill View",    "Brook Street",   "Chapel Lane",      "Ash Grove",     "Elm Road",       "Oak Tree Close",
    "Beech Avenue", "Lime Way",       "Cherry Tree Road", "Hawthorn Road", "Rowan Drive",    "Maple Close",
    "Willow Walk",  "Lavender Close", "Kingfisher Road",  "Swallow Drive", "Heron Way",      "Railway Street",
    "Canal Road",   "Drove Way",      "Quarry Road",      "Weavers Close", "Glovers Walk",   "Tannery Lane",
    "Cider Lane",   "Summerway",      "Coronation Road",  "Jubilee Close", "Westfield Road", "Northfield",
    "Southmead",    "Eastover",       "Longmead",         "Broadacre"};
static const char *const WORDS[] = {
    "Oakfield",  "Willowdown", "Brookside", "Hillcrest", "Meadowbank", "Parkfield", "Castle",   "Priory",
    "Abbey",     "Orchard",    "Quantock",  "Polden",    "Blackdown",  "Brendon",   "Parrett",  "Levels",
    "Withymoor", "Sedgewick",  "Barton",    "Coombe",    "Court",      "Manor",     "Lower",    "Higher",
    "Middle",    "Dairy",      "Moor",      "Church",    "Well",       "Ridge",     "Furze",    "Heath",
    "Copse",     "Stone",      "Chestnut",  "Larkhill",  "Ashmead",    "Birch",     "Fernhill", "Goldcroft"};
static const char *const SAINTS[] = {"Aldhelm", "Andrew",   "Benedict", "Cuthbert", "Decuman",  "Dunstan",
                                     "George",  "James",    "John",     "Joseph",   "Margaret", "Mary",
                                     "Michael", "Nicholas", "Peter",    "Stephen"};

#define PICK(list, index) ((list)[(index) % (sizeof(list) / sizeof((list)[0]))])

const char *place_street(size_t index) {
    return PICK(STREETS, index);
}

const char *place_word(size_t index) {
    return PICK(WORDS, index);
}

const char *place_saint(size_t index) {
    return PICK(SAINTS, index);
}
