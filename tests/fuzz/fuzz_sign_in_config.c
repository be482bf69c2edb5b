/* The configuration of signing in: every input is taken or refused with a sentence; what is taken is safe to
 * use. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/service/sign_in/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct sign_in_config config;
    struct error err = {0};

    if (sign_in_config_parse(&config, "fuzz", (const char *)data, size, &err) == STATUS_OK) {
        const struct provider_config *provider = &config.provider;
        if (config.has_provider &&
            (!address_is_safe(provider->issuer) || !address_is_safe(provider->redirect) ||
             provider->role_count == 0 || provider->algorithms == 0 || !provider->client_id))
            abort();
        if (config.limits.hours < 1 || config.limits.idle_minutes < 5) abort();
    } else if (err.message[0] == '\0') {
        abort();
    }
    sign_in_config_free(&config);
    return 0;
}
