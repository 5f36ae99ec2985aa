// What this x86-64 processor can do and its operating system saves on a task switch.
#ifndef STELE_PROCESSOR_H
#define STELE_PROCESSOR_H

int stele_processor_has_avx2(void);
// F, BW, DQ, VL and VNNI.
int stele_processor_has_avx512vnni(void);

#endif
