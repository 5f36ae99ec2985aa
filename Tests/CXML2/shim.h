// The system's libxml2: its parser and tree of HTML.
//
// Debian's libxml2 shows ICU's types in its headers. The system's ICU and the one within Foundation declare
// the same names differently, so a file that imports both modules would not compile. ICU serves libxml2's
// own conversions only, and nothing here reads the fields that go with it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
