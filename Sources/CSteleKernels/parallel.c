// Threads: the only file that knows of OpenMP. Built without it, everything runs on the caller.
#include <pthread.h>
#include <stdlib.h>
#include <strings.h>
#include <time.h>

#include "float_state.h"
#include "kernels.h"

int64_t stele_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int stele_threads_are_fixed(void) {
    const char *dynamic = getenv("OMP_DYNAMIC");
    return dynamic && (strcasecmp(dynamic, "false") == 0 || strcmp(dynamic, "0") == 0);
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
// held up takes fewer. A portion costs no more than the last one says, or else the others wait
// long for a thread that the system took off its processor in the middle of one.
enum { PORTIONS_PER_THREAD = 4 };
static const size_t largest_portion = 1024 * 1024;

int omp_get_thread_num(void);
int omp_get_num_threads(void);

// LLVM's OpenMP has it, GNU's has not.
void kmp_set_blocktime(int milliseconds) __attribute__((weak));

// How long threads of a team that ended watch for the next one before they sleep. Passes of a step
// follow each other within less; with more, threads that are no longer asked for would keep a busy
// processor from those that are. What the environment says goes before.
enum { WATCHING_MILLISECONDS = 1 };

// Once is enough for all teams that a thread begins.
static void limit_watching(void) {
    static _Thread_local int is_limited;
    if (is_limited) return;
    is_limited = 1;
    if (!kmp_set_blocktime || getenv("KMP_BLOCKTIME") || getenv("OMP_WAIT_POLICY")) return;
    kmp_set_blocktime(WATCHING_MILLISECONDS);
}

// Items that were handed out so far, on a cache line of its own.
typedef struct {
    _Alignas(64) atomic_size_t taken;
} progress;

static size_t portion_of(const stele_planned *planned, size_t threads) {
    const size_t even = planned->items / (threads * PORTIONS_PER_THREAD);
    const size_t cheap = planned->items / (planned->cost / largest_portion + 1);
    const size_t grains = (even < cheap ? even : cheap) / planned->grain;
    return (grains ? grains : 1) * planned->grain;
}

// Where threads wait until all have arrived. They watch for a while, as what they wait for mostly
// comes within microseconds; then they sleep. A thread that only watched would keep a processor
// from the one it waits for, which on a busy machine the system may have put aside.
typedef struct {
    pthread_mutex_t mutex;
    pthread_cond_t moved;
    _Alignas(64) atomic_size_t arrived;
    _Alignas(64) atomic_size_t round;
    atomic_size_t sleepers;
} barrier;

// Looks at the round, each a pause of 10 to 50 ns after the other. Waits that end within the first
// few are not worth a look at the clock.
enum { UNTIMED_LOOKS = 128, MOST_LOOKS = 4096 };

static inline void pause_briefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("isb");
#endif
}

static int has_moved(barrier *barrier, size_t round, size_t looks) {
    for (size_t look = 0; look < looks; look++) {
        if (atomic_load_explicit(&barrier->round, memory_order_acquire) != round) return 1;
        pause_briefly();
    }
    return 0;
}

static void sleep_until_moved(barrier *barrier, size_t round) {
    pthread_mutex_lock(&barrier->mutex);
    atomic_fetch_add(&barrier->sleepers, 1);
    while (atomic_load(&barrier->round) == round) {
        pthread_cond_wait(&barrier->moved, &barrier->mutex);
    }
    atomic_fetch_sub(&barrier->sleepers, 1);
    pthread_mutex_unlock(&barrier->mutex);
}

// Returns when all `threads` have arrived; how long that took if it took long, else 0.
static int64_t wait_for_all(barrier *barrier, size_t threads) {
    const size_t round = atomic_load_explicit(&barrier->round, memory_order_relaxed);
    if (atomic_fetch_add_explicit(&barrier->arrived, 1, memory_order_acq_rel) == threads - 1) {
        atomic_store_explicit(&barrier->arrived, 0, memory_order_relaxed);
        // In one order for all with the sleepers' look at the round: either it sees the new one, or
        // this sees the sleeper.
        atomic_store(&barrier->round, round + 1);
        if (atomic_load(&barrier->sleepers) > 0) {
            pthread_mutex_lock(&barrier->mutex);
            pthread_cond_broadcast(&barrier->moved);
            pthread_mutex_unlock(&barrier->mutex);
        }
        return 0;
    }
    if (has_moved(barrier, round, UNTIMED_LOOKS)) return 0;
    const int64_t start = stele_now();
    if (!has_moved(barrier, round, MOST_LOOKS)) sleep_until_moved(barrier, round);
    return stele_now() - start;
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

// What the threads of a team share. Two counters take turns: while one operation uses its own, the
// next one's is set back.
typedef struct {
    const stele_operation *operations;
    size_t count;
    progress counters[2];
    barrier barrier;
    _Atomic(int64_t) waited;
} team;

// What each thread of the team does. moments: (count + 1,), of this thread, or NULL.
static void run_in_team(team *team, stele_moment *moments) {
    const size_t threads = (size_t)omp_get_num_threads();
    const int is_first = omp_get_thread_num() == 0;
    int64_t waited = 0;
    const float_state before = current_float_state();
    set_float_state(standard_float_state);
    if (moments) moments[0].done = moments[0].released = stele_now();
    for (size_t i = 0; i < team->count; i++) {
        stele_planned planned;
        memcpy(&planned, team->operations + i, sizeof planned);
        if (is_first) {
            atomic_store_explicit(&team->counters[(i + 1) % 2].taken, 0, memory_order_relaxed);
        }
        if (planned.cost >= smallest_shared_operation) {
            take_part(&planned, threads, team->counters + i % 2);
        } else if (is_first) {
            run_all(&planned);
        }
        if (moments) moments[i + 1].done = stele_now();
        waited += wait_for_all(&team->barrier, threads);
        if (moments) moments[i + 1].released = stele_now();
    }
    set_float_state(before);
    atomic_fetch_add_explicit(&team->waited, waited, memory_order_relaxed);
}

stele_run_report stele_run_timed(const stele_operation *operations, size_t count, int threads,
                                 stele_moment *moments) {
    size_t cost = 0;
    for (size_t i = 0; i < count; i++) {
        stele_planned planned;
        memcpy(&planned, operations + i, sizeof planned);
        cost += planned.cost;
    }
    if (threads <= 1 || cost < smallest_shared_run) {
        run_alone(operations, count, moments);
        return (stele_run_report){.threads = 1, .cost = cost};
    }
    team shared = {.operations = operations,
                   .count = count,
                   .barrier = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, 0, 0}};
    int members = 1;
    limit_watching();
    // Teams are mostly of one size: resizing takes long.
#pragma omp parallel num_threads(threads)
    {
        const int thread = omp_get_thread_num();
        if (thread == 0) members = omp_get_num_threads();
        run_in_team(&shared, moments ? moments + (size_t)thread * (count + 1) : NULL);
    }
    pthread_cond_destroy(&shared.barrier.moved);
    pthread_mutex_destroy(&shared.barrier.mutex);
    return (stele_run_report){.threads = members, .waited = shared.waited, .cost = cost};
}

#else

stele_run_report stele_run_timed(const stele_operation *operations, size_t count, int threads,
                                 stele_moment *moments) {
    (void)threads;
    run_alone(operations, count, moments);
    return (stele_run_report){.threads = 1};
}

#endif

void stele_run(const stele_operation *operations, size_t count, int threads) {
    (void)stele_run_timed(operations, count, threads, NULL);
}
