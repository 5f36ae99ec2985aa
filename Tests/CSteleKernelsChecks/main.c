// Runs all checks on every instruction set that this processor supports. With `digest` it leaves out
// what does not depend on it; with `instruction-set` it prints the one that was chosen instead.
#include <stdio.h>
#include <string.h>

#include "checks.h"

bool only_comparing = false;

int main(int argument_count, char **arguments) {
    const char *command = argument_count > 1 ? arguments[1] : "";
    const char *problem = stele_instruction_set_error();
    if (problem) {
        fprintf(stderr, "%s\n", problem);
        return 1;
    }
    if (strcmp(command, "instruction-set") == 0) {
        puts(stele_instruction_set());
        return 0;
    }
    only_comparing = strcmp(command, "digest") == 0;
    const size_t sets = stele_instruction_set_count();
    printf("instruction sets:");
    for (size_t set = 0; set < sets; set++) printf(" %s", stele_instruction_set_name(set));
    printf("; processors: %d\n", stele_processor_count());
    if (sets == 0) return 1;

    check_known_instruction_sets();
    if (!only_comparing) check_exponential();
    check_extremes();
    check_linear();
    check_float_kernels();
    check_attention();
    check_halves();
    check_embedding();
    check_projection();
    check_screening();
    print_digests();
    printf("%zu failures\n", failure_count());
    return failure_count() == 0 ? 0 : 1;
}
