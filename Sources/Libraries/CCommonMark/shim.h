// The system's cmark-gfm: CommonMark with GitHub's extensions.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
