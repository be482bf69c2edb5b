#include "tests/unit/service/writer.h"

#include "engine/base/json.h"

void write_little_json(struct text *out) {
    struct json json = json_writer(out);

    json_object(&json);
    json_name(&json, "a");
    json_array(&json);
    json_integer(&json, 1);
    json_null(&json);
    json_end(&json);
    json_end(&json);
}
