// The system's expat, which reads XML.
#include <expat.h>
