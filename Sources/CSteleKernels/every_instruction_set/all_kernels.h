// All kernels that each instruction set compiles for itself. Its file defines STELE_TARGET, includes
// this, defines what it does in its own way (start_of and dot_from of products.h, and `widened` and
// `narrowed` of stored_floats.h, which half_instructions.h has for most), and ends with a table whose
// members kernel_members.h lists.
#ifndef STELE_ALL_KERNELS_H
#define STELE_ALL_KERNELS_H

#include "attention.h"
#include "ceilings.h"
#include "closer_looks.h"
#include "embedding.h"
#include "linear.h"
#include "normalize.h"
#include "projection.h"
#include "screening.h"
#include "sparse.h"

#endif
