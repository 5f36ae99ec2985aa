// The system's xxHash, with its streaming interface.
#include <xxhash.h>
