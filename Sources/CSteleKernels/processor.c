#include "processor.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <stdint.h>
#include <string.h>

// Registers of cpuid leaf 7.
typedef struct {
    uint32_t eax;
    uint32_t ebx;
    uint32_t ecx;
} extended_features;

// All zero on processors without the leaf or subleaf: subleaf 0's eax is the largest subleaf.
static extended_features features(uint32_t subleaf) {
    uint32_t eax = 0, ebx = 0, ecx = 0, edx = 0;
    if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) || subleaf > eax) {
        return (extended_features){0, 0, 0};
    }
    __cpuid_count(7, subleaf, eax, ebx, ecx, edx);
    return (extended_features){eax, ebx, ecx};
}

// Register ecx of cpuid leaf 1, or zero.
static uint32_t first_features(void) {
    uint32_t eax = 0, ebx = 0, ecx = 0, edx = 0;
    return __get_cpuid(1, &eax, &ebx, &ecx, &edx) ? ecx : 0;
}

// Whether the operating system saves all register parts in `mask`, as xgetbv tells. A processor may
// have instructions whose registers would not survive a task switch.
static int system_saves(uint32_t mask) {
    const uint32_t osxsave = 1u << 27;
    if (!(first_features() & osxsave)) return 0;
    uint32_t low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & mask) == mask;
}

// Of the saved state.
static const uint32_t xmm_and_ymm = 1u << 1 | 1u << 2;

int stele_processor_is_intel(void) {
    char vendor[12] = {0};
    uint32_t eax = 0, ebx = 0, ecx = 0, edx = 0;
    if (!__get_cpuid(0, &eax, &ebx, &ecx, &edx)) return 0;
    memcpy(vendor, &ebx, sizeof ebx);
    memcpy(vendor + 4, &edx, sizeof edx);
    memcpy(vendor + 8, &ecx, sizeof ecx);
    return memcmp(vendor, "GenuineIntel", sizeof vendor) == 0;
}

int stele_processor_has_avx2(void) {
    const uint32_t avx2 = 1u << 5;  // of ebx
    return (features(0).ebx & avx2) != 0 && system_saves(xmm_and_ymm);
}

int stele_processor_has_f16c(void) {
    const uint32_t f16c = 1u << 29;
    return (first_features() & f16c) != 0 && system_saves(xmm_and_ymm);
}

int stele_processor_has_avxvnni(void) {
    const uint32_t avxvnni = 1u << 4;  // of eax
    return (features(1).eax & avxvnni) != 0 && stele_processor_has_avx2();
}

int stele_processor_has_avx512vnni(void) {
    const uint32_t f = 1u << 16, dq = 1u << 17, bw = 1u << 30, vl = 1u << 31;  // of ebx
    const uint32_t vnni = 1u << 11;                                           // of ecx
    const uint32_t xmm_to_zmm = xmm_and_ymm | 7u << 5;
    const uint32_t needed = f | dq | bw | vl;
    const extended_features has = features(0);
    return (has.ebx & needed) == needed && (has.ecx & vnni) != 0 && system_saves(xmm_to_zmm);
}

#elif defined(__aarch64__) && defined(__linux__)

#include <sys/auxv.h>

// Bits by which the system tells programs what the processor can do, as in its header asm/hwcap.h.
static const unsigned long dot_products = 1ul << 20;     // HWCAP_ASIMDDP, of AT_HWCAP
static const unsigned long matrix_products = 1ul << 13;  // HWCAP2_I8MM, of AT_HWCAP2

int stele_processor_has_dot_products(void) { return (getauxval(AT_HWCAP) & dot_products) != 0; }

int stele_processor_has_matrix_products(void) {
    return (getauxval(AT_HWCAP2) & matrix_products) != 0;
}

#elif defined(__aarch64__) && defined(__APPLE__)

#include <stddef.h>
#include <sys/sysctl.h>

// Systems that do not know the name run on processors without the feature, or are older than it.
static int has(const char *name) {
    int value = 0;
    size_t size = sizeof value;
    return sysctlbyname(name, &value, &size, NULL, 0) == 0 && value != 0;
}

int stele_processor_has_dot_products(void) { return has("hw.optional.arm.FEAT_DotProd"); }

int stele_processor_has_matrix_products(void) { return has("hw.optional.arm.FEAT_I8MM"); }

#elif defined(__aarch64__)

// No way to ask is known: plain NEON it is.
int stele_processor_has_dot_products(void) { return 0; }

int stele_processor_has_matrix_products(void) { return 0; }

#endif
