// Threads: the only file that knows of OpenMP. Built without it, everything runs on the caller.
#include "kernels.h"

#ifdef _OPENMP
// Below this many multiply-adds, waking threads costs more than they bring: 64 Ki take an AVX2 core
// about two microseconds.
static const size_t smallest_shared_work = 64 * 1024;
#endif

void stele_run(stele_kernel kernel, const void *work, size_t items, size_t work_size, int threads) {
    if (items == 0) return;
#ifdef _OPENMP
    const size_t parts = threads < 1 ? 1 : (size_t)threads < items ? (size_t)threads : items;
    if (parts > 1 && work_size >= smallest_shared_work) {
        // One part per thread; should fewer threads come than were asked for, some do several. The
        // team is always the same, even if some have nothing to do: resizing it takes long.
#pragma omp parallel for schedule(static) num_threads(threads)
        for (size_t part = 0; part < parts; part++) {
            kernel(work, (stele_share){items * part / parts, items * (part + 1) / parts, part});
        }
        return;
    }
#else
    (void)work_size;
    (void)threads;
#endif
    kernel(work, (stele_share){0, items, 0});
}
