// What is said of the instruction sets that are compiled in.
#include <stdio.h>
#include <string.h>

#include "checks.h"

// The supported ones of all known, in the same order, are those that can be used; the last of both
// runs everywhere.
void check_known_instruction_sets(void) {
    const size_t known = stele_known_instruction_set_count();
    size_t supported = 0;
    for (size_t i = 0; i < known; i++) {
        const stele_instruction_set_facts facts = stele_known_instruction_set(i);
        check(strlen(facts.needs) > 0, "needs are told", i, 0, 0);
        printf("%s %s: needs %s\n", facts.supported ? "has" : "has not", facts.name, facts.needs);
        if (!facts.supported) continue;
        check(strcmp(facts.name, stele_instruction_set_name(supported)) == 0, "same order", i,
              supported, 0);
        supported++;
    }
    check(supported == stele_instruction_set_count(), "all supported are known", supported, known,
          0);
    check(strcmp(stele_known_instruction_set(known - 1).name, "portable") == 0, "portable is last",
          known, 0, 0);
}
