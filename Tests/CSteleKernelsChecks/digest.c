#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "checks.h"

typedef struct {
    const char *set;
    const char *what;
    uint64_t hash;
} digest;

static digest digests[256];
static size_t digest_count;

static digest *digest_of(const char *set, const char *what) {
    for (size_t i = 0; i < digest_count; i++) {
        if (strcmp(digests[i].set, set) == 0 && strcmp(digests[i].what, what) == 0) {
            return digests + i;
        }
    }
    if (digest_count == sizeof digests / sizeof digests[0]) {
        fprintf(stderr, "too many digests\n");
        exit(1);
    }
    digests[digest_count] = (digest){set, what, 0xcbf29ce484222325u};
    return digests + digest_count++;
}

// FNV-1a of 64 bits.
void add_to_digest(const char *set, const char *what, const void *bytes, size_t count) {
    digest *d = digest_of(set, what);
    for (size_t i = 0; i < count; i++) {
        d->hash = (d->hash ^ ((const uint8_t *)bytes)[i]) * 0x100000001b3u;
    }
}

void print_digests(void) {
    for (size_t i = 0; i < digest_count; i++) {
        printf("digest %s %016" PRIx64 " %s\n", digests[i].set, digests[i].hash, digests[i].what);
    }
}
