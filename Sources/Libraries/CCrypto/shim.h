// The system's SHA-1 and SHA-256, by the interface whose state is a plain struct.
//
// OpenSSL 3 would rather have EVP_Digest… used, whose state lies on the heap behind a table: that
// takes 55 ns more for each hash, as much again as a hash of 100 bytes.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
