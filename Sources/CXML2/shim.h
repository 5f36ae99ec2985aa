// The system's libxml2: its parser and tree of HTML.
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
