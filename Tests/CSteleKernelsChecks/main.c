// Runs all checks on every instruction set that this processor supports.
#include <stdio.h>

#include "checks.h"

int main(void) {
    const char *problem = stele_instruction_set_error();
    if (problem) {
        fprintf(stderr, "%s\n", problem);
        return 1;
    }
    const size_t sets = stele_instruction_set_count();
    printf("instruction sets:");
    for (size_t set = 0; set < sets; set++) printf(" %s", stele_instruction_set_name(set));
    printf("; processors: %d\n", stele_processor_count());
    if (sets == 0) return 1;

    check_exponential();
    check_linear();
    check_float_kernels();
    check_attention();
    check_embedding();
    check_projection();
    printf("%zu failures\n", failure_count());
    return failure_count() == 0 ? 0 : 1;
}
