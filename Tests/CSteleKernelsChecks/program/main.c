// Runs all checks on every instruction set that this processor supports. With `digest` it leaves
// out what does not depend on it, and with a set's name behind that compares no others; with
// `instruction-set` it prints the one that was chosen instead.
#include <stdio.h>
#include <string.h>

#include "checks.h"
#include "stele_kernel_checks.h"

static void print_instruction_sets(void) {
    printf("instruction sets:");
    const size_t sets = stele_instruction_set_count();
    for (size_t set = 0; set < sets; set++) printf(" %s", stele_instruction_set_name(set));
    printf("; processors: %d\n", stele_processor_count());
    for (size_t i = 0; i < stele_known_instruction_set_count(); i++) {
        const stele_instruction_set_facts facts = stele_known_instruction_set(i);
        printf("%s %s: needs %s\n", facts.supported ? "has" : "has not", facts.name, facts.needs);
    }
}

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
    if (only_comparing && argument_count > 2) only_set = arguments[2];
    print_instruction_sets();
    int failed = 0;
    for (size_t i = 0; i < stele_check_group_count(); i++) {
        const char *failures = stele_check_group_failures(i);
        if (*failures) {
            fprintf(stderr, "%s FAILED:\n%s", stele_check_group_name(i), failures);
            failed = 1;
        } else if (!only_comparing) {
            printf("%s: done\n", stele_check_group_name(i));
        }
    }
    print_digests();
    if (stele_checked_instruction_set_count() == 0) {
        fprintf(stderr, "no instruction set was compared\n");
        failed = 1;
    }
    return failed;
}
