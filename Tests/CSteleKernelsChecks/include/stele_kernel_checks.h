// Checks of the kernels, in groups: each on every instruction set that this processor supports, on
// several threads, in memory of exactly the size that the contract states, against plain loops.
//
// For one thread at a time, and nothing else may change the instruction set meanwhile: which one is
// in use is global.
#ifndef STELE_KERNEL_CHECKS_H
#define STELE_KERNEL_CHECKS_H

#include <stddef.h>

size_t stele_check_group_count(void);
// index is below the count.
const char *stele_check_group_name(size_t index);

// Does the checks of a group. Returns what failed, a line each, of which no more than twenty are
// told; or "" if nothing did. Valid until the next call.
const char *stele_check_group_failures(size_t index);

// How many instruction sets the groups that were done have compared.
size_t stele_checked_instruction_set_count(void);

#endif
