#include "engine/service/sign_in/fetch.h"

#include <curl/curl.h>
#include <pthread.h>
#include <string.h>

#include "engine/service/sign_in/config.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void begin(void) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

void form_encode(struct text *out, const char *value) {
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    for (; *value; value++) {
        if (strchr(plain, *value))
            text_add_char(out, *value);
        else
            text_format(out, "%%%02X", (unsigned)(unsigned char)*value);
    }
}

void form_add(struct text *out, const char *name, const char *value) {
    text_add(out, name);
    text_add_char(out, '=');
    form_encode(out, value);
    text_add_char(out, '&');
}

static size_t take(char *bytes, size_t one, size_t count, void *context) {
    struct text *out = context;

    if (out->length + one * count > FETCH_BYTES_MOST) return 0;
    text_add_bytes(out, bytes, one * count);
    return one * count;
}

static void set_up(CURL *curl, const struct fetch *asked, struct text *out) {
    bool https = strncmp(asked->url, "https://", 8) == 0;

    curl_easy_setopt(curl, CURLOPT_URL, asked->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, https ? "https" : "http");
    if (!https) curl_easy_setopt(curl, CURLOPT_NOPROXY, "*"); /* this machine */
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)FETCH_SECONDS);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)FETCH_SECONDS / 2);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, out);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "terrier");
    if (asked->certificates_file) curl_easy_setopt(curl, CURLOPT_CAINFO, asked->certificates_file);
    if (asked->form) curl_easy_setopt(curl, CURLOPT_POSTFIELDS, asked->form);
    if (asked->user) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
        curl_easy_setopt(curl, CURLOPT_USERNAME, asked->user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, asked->password);
    }
}

enum status fetch(const struct fetch *asked, long *code, struct text *out, struct error *err) {
    struct curl_slist *headers = NULL;
    CURLcode result = CURLE_FAILED_INIT;
    CURL *curl;

    if (!address_is_safe(asked->url))
        return error_set(err, STATUS_REFUSED, "the sign-in provider gives an address that is not https://");
    pthread_once(&once, begin);
    curl = curl_easy_init();
    if (curl) {
        set_up(curl, asked, out);
        headers = curl_slist_append(NULL, "Accept: application/json");
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
        result = curl_easy_perform(curl);
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, code);
    }
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    if (result == CURLE_OK) return STATUS_OK;
    return error_set(err, STATUS_UNAVAILABLE, "the sign-in provider cannot be reached: %s; try again",
                     result == CURLE_WRITE_ERROR ? "its answer is too long" : curl_easy_strerror(result));
}
