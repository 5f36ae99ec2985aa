// The system's minizip, which reads and writes zip archives by zlib.
#include <minizip/unzip.h>
#include <minizip/zip.h>
