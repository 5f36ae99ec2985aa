// What this processor can do, beyond what every one of its architecture can, and its operating
// system supports.
#ifndef STELE_PROCESSOR_H
#define STELE_PROCESSOR_H

#if defined(__x86_64__)

// All of these with their registers saved by the system on a task switch.
int stele_processor_has_avx2(void);
// Conversions from and to half precision.
int stele_processor_has_f16c(void);
// The 256-bit form, for processors without AVX-512.
int stele_processor_has_avxvnni(void);
// Whether Intel made it.
int stele_processor_is_intel(void);
// F, BW, DQ, VL and VNNI.
int stele_processor_has_avx512vnni(void);

#elif defined(__aarch64__)

// FEAT_DotProd: SDOT.
int stele_processor_has_dot_products(void);
// FEAT_I8MM: SMMLA.
int stele_processor_has_matrix_products(void);

#endif

#endif
