// What is said of the instruction sets that are compiled in.
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
        for (size_t j = 0; j < i; j++) {
            check(strcmp(facts.name, stele_known_instruction_set(j).name) != 0, "names differ", i,
                  j, 0);
        }
        if (!facts.supported) continue;
        check(strcmp(facts.name, stele_instruction_set_name(supported)) == 0, "same order", i,
              supported, 0);
        supported++;
    }
    check(supported == stele_instruction_set_count(), "all supported are known", supported, known,
          0);
    check(supported > 0, "an instruction set is supported", known, 0, 0);
    check(strcmp(stele_known_instruction_set(known - 1).name, "portable") == 0, "portable is last",
          known, 0, 0);
    for (size_t i = 0; i < supported; i++) {
        stele_use_instruction_set(i);
        check(strcmp(stele_instruction_set(), stele_instruction_set_name(i)) == 0,
              "the set that was chosen is in use", i, 0, 0);
    }
    check(stele_processor_count() >= 1, "there is a processor", 0, 0, 0);
}
