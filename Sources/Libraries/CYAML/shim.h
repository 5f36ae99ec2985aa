// The system's libyaml, which reads YAML.
#include <yaml.h>
