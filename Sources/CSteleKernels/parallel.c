// Threads: the only file that knows of OpenMP. Built without it, everything runs on the caller.
#include <time.h>

#include "float_state.h"
#include "kernels.h"

int64_t stele_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void run_all(const stele_planned *planned) {
    if (planned->items == 0) return;
    planned->kernel(&planned->work,
                    (stele_share){planned->first, planned->first + planned->items});
}

// moments: (count + 1,), or NULL where nobody wants to know.
static void run_alone(const stele_operation *operations, size_t count, stele_moment *moments) {
    const float_state before = current_float_state();
    set_float_state(standard_float_state);
    if (moments) moments[0].done = moments[0].released = stele_now();
    for (size_t i = 0; i < count; i++) {
        stele_planned planned;
        memcpy(&planned, operations + i, sizeof planned);
        run_all(&planned);
        if (moments) moments[i + 1].done = moments[i + 1].released = stele_now();
    }
    set_float_state(before);
}

#ifdef _OPENMP
// Below this many multiply-adds, sharing costs more than it brings: an AVX2 core does 16 Ki in half
// a microsecond. Waking threads takes longer than having them at hand.
static const size_t smallest_shared_operation = 16 * 1024;
static const size_t smallest_shared_run = 64 * 1024;

// Each thread takes this many portions of an operation when all are equally fast; a thread that was
// held up takes fewer.
enum { PORTIONS_PER_THREAD = 4 };

int omp_get_thread_num(void);
int omp_get_num_threads(void);

// Items that were handed out so far, on a cache line of its own.
typedef struct {
    _Alignas(64) atomic_size_t taken;
} progress;

static size_t portion_of(const stele_planned *planned, size_t threads) {
    const size_t portion = planned->items / (threads * PORTIONS_PER_THREAD);
    const size_t grains = portion / planned->grain;
    return (grains ? grains : 1) * planned->grain;
}

static void take_part(const stele_planned *planned, size_t threads, progress *progress) {
    const size_t portion = portion_of(planned, threads);
    while (1) {
        const size_t begin =
            atomic_fetch_add_explicit(&progress->taken, portion, memory_order_relaxed);
        if (begin >= planned->items) return;
        const size_t left = planned->items - begin;
        const size_t first = planned->first + begin;
        planned->kernel(&planned->work,
                        (stele_share){first, first + (left < portion ? left : portion)});
    }
}

// What each thread of the team does. Two counters take turns: while one operation uses its own, the
// next one's is set back. moments: (count + 1,), of this thread, or NULL.
static void run_in_team(const stele_operation *operations, size_t count, progress counters[2],
                        stele_moment *moments) {
    const size_t threads = (size_t)omp_get_num_threads();
    const int is_first = omp_get_thread_num() == 0;
    const float_state before = current_float_state();
    set_float_state(standard_float_state);
    if (moments) moments[0].done = moments[0].released = stele_now();
    for (size_t i = 0; i < count; i++) {
        stele_planned planned;
        memcpy(&planned, operations + i, sizeof planned);
        if (is_first) atomic_store_explicit(&counters[(i + 1) % 2].taken, 0, memory_order_relaxed);
        if (planned.cost >= smallest_shared_operation) {
            take_part(&planned, threads, counters + i % 2);
        } else if (is_first) {
            run_all(&planned);
        }
        if (moments) moments[i + 1].done = stele_now();
#pragma omp barrier
        if (moments) moments[i + 1].released = stele_now();
    }
    set_float_state(before);
}

int stele_run_timed(const stele_operation *operations, size_t count, int threads,
                    stele_moment *moments) {
    size_t cost = 0;
    for (size_t i = 0; i < count; i++) {
        stele_planned planned;
        memcpy(&planned, operations + i, sizeof planned);
        cost += planned.cost;
    }
    if (threads <= 1 || cost < smallest_shared_run) {
        run_alone(operations, count, moments);
        return 1;
    }
    progress counters[2] = {{0}, {0}};
    int team = 1;
    // The team is always the same: resizing it takes long.
#pragma omp parallel num_threads(threads)
    {
        const int thread = omp_get_thread_num();
        if (thread == 0) team = omp_get_num_threads();
        run_in_team(operations, count, counters,
                    moments ? moments + (size_t)thread * (count + 1) : NULL);
    }
    return team;
}

#else

int stele_run_timed(const stele_operation *operations, size_t count, int threads,
                    stele_moment *moments) {
    (void)threads;
    run_alone(operations, count, moments);
    return 1;
}

#endif

void stele_run(const stele_operation *operations, size_t count, int threads) {
    (void)stele_run_timed(operations, count, threads, NULL);
}
