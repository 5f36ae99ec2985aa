#include "stele_build.h"

#ifndef STELE_COMMIT
#define STELE_COMMIT ""
#endif

const char *stele_build_commit(void) { return STELE_COMMIT; }
