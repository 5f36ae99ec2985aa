// Runs all checks on every instruction set that this processor supports; given any argument, prints
// the one that was chosen instead.
#include <stdio.h>

#include "checks.h"

int main(int argument_count, char **arguments) {
    (void)arguments;
    const char *problem = stele_instruction_set_error();
    if (problem) {
        fprintf(stderr, "%s\n", problem);
        return 1;
    }
    if (argument_count > 1) {
        puts(stele_instruction_set());
        return 0;
    }
    const size_t sets = stele_instruction_set_count();
    printf("instruction sets:");
    for (size_t set = 0; set < sets; set++) printf(" %s", stele_instruction_set_name(set));
    printf("; processors: %d\n", stele_processor_count());
    if (sets == 0) return 1;

    check_known_instruction_sets();
    check_exponential();
    check_linear();
    check_float_kernels();
    check_attention();
    check_embedding();
    check_projection();
    printf("%zu failures\n", failure_count());
    return failure_count() == 0 ? 0 : 1;
}
