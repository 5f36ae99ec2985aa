// AVX-VNNI on x86-64 processors without it: does `vpdpbusd` where the processor refuses it.
//
// Linked into a build of the checks, it lets the kernels of avxvnni.c run as compiled, instruction
// for instruction, wherever there is AVX2. Linux only: it reads and writes the registers that the
// system saves for a signal's handler.
#define _GNU_SOURCE
#include <cpuid.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ucontext.h>

static atomic_size_t emulated;

// Where the upper halves of the 256-bit registers lie in the saved state.
static size_t upper_offset;

static const int general_registers[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP,
                                          REG_RSI, REG_RDI, REG_R8,  REG_R9,  REG_R10, REG_R11,
                                          REG_R12, REG_R13, REG_R14, REG_R15};

typedef struct {
    uint8_t bytes[32];
} vector;

static uint8_t *lower_half(const mcontext_t *state, unsigned index) {
    return (uint8_t *)state->fpregs->_xmm[index].element;
}

static uint8_t *upper_half(const mcontext_t *state, unsigned index) {
    return (uint8_t *)state->fpregs + upper_offset + 16 * index;
}

static vector get(const mcontext_t *state, unsigned index) {
    vector value;
    memcpy(value.bytes, lower_half(state, index), 16);
    memcpy(value.bytes + 16, upper_half(state, index), 16);
    return value;
}

static void set(const mcontext_t *state, unsigned index, vector value) {
    memcpy(lower_half(state, index), value.bytes, 16);
    memcpy(upper_half(state, index), value.bytes + 16, 16);
    // The state begins with 512 bytes of an older layout; then bits tell which parts are restored.
    uint64_t parts;
    memcpy(&parts, (uint8_t *)state->fpregs + 512, sizeof parts);
    parts |= 1u << 1 | 1u << 2;  // lower and upper halves
    memcpy((uint8_t *)state->fpregs + 512, &parts, sizeof parts);
}

// The operand that ModRM names: a register, or memory by base, index and displacement. Moves *next
// from the ModRM byte to the end of the instruction. x, b: bit 3 of the index's and the base's
// register.
static vector operand(const mcontext_t *state, const uint8_t **next, unsigned x, unsigned b) {
    const uint8_t *at = *next;
    const unsigned mode = *at >> 6, low = *at & 7;
    at++;
    if (mode == 3) {
        *next = at;
        return get(state, low | b << 3);
    }
    uint64_t address = 0;
    unsigned base = low | b << 3;
    int has_base = 1;
    if (low == 4) {  // a SIB byte follows
        const unsigned scale = *at >> 6, index = (*at >> 3 & 7) | x << 3;
        base = (*at & 7) | b << 3;
        has_base = !((*at & 7) == 5 && mode == 0);
        if (index != 4) address += (uint64_t)state->gregs[general_registers[index]] << scale;
        at++;
    }
    const int relative = low == 5 && mode == 0;  // to the next instruction
    const int wide = mode == 2 || relative || !has_base;
    int32_t displacement = 0;
    if (mode == 1) displacement = (int8_t)*at++;
    if (wide) {
        memcpy(&displacement, at, sizeof displacement);
        at += sizeof displacement;
    }
    if (relative) {
        address += (uint64_t)(uintptr_t)at;
    } else if (has_base) {
        address += (uint64_t)state->gregs[general_registers[base]];
    }
    *next = at;
    vector value;
    memcpy(&value, (const void *)(uintptr_t)(address + (uint64_t)displacement), sizeof value);
    return value;
}

// VEX.256.66.0F38.W0 50 /r: adds to each int32 four products of unsigned bytes of the second
// operand by signed bytes of the third.
static int emulate(mcontext_t *state) {
    const uint8_t *code = (const uint8_t *)(uintptr_t)state->gregs[REG_RIP];
    const int matches = code[0] == 0xc4 && (code[1] & 0x1f) == 2 && (code[2] & 0x87) == 5 &&
                        code[3] == 0x50;
    if (!matches) return 0;
    const unsigned r = ~code[1] >> 7 & 1, x = ~code[1] >> 6 & 1, b = ~code[1] >> 5 & 1;
    const unsigned to = (code[4] >> 3 & 7) | r << 3, second = ~code[2] >> 3 & 15;
    const uint8_t *next = code + 4;
    const vector third = operand(state, &next, x, b), unsigned_bytes = get(state, second);
    vector sums = get(state, to);
    for (size_t lane = 0; lane < 8; lane++) {
        uint32_t sum;
        memcpy(&sum, sums.bytes + 4 * lane, sizeof sum);
        for (size_t i = 4 * lane; i < 4 * lane + 4; i++) {
            sum += (uint32_t)(unsigned_bytes.bytes[i] * (int8_t)third.bytes[i]);
        }
        memcpy(sums.bytes + 4 * lane, &sum, sizeof sum);
    }
    set(state, to, sums);
    state->gregs[REG_RIP] = (greg_t)(uintptr_t)next;
    atomic_fetch_add(&emulated, 1);
    return 1;
}

static void on_illegal_instruction(int number, siginfo_t *information, void *context) {
    (void)information;
    mcontext_t *state = &((ucontext_t *)context)->uc_mcontext;
    if (!emulate(state)) signal(number, SIG_DFL);
    while (emulate(state)) {  // those that follow at once, without another signal each
    }
}

__attribute__((constructor)) static void install(void) {
    unsigned size, ebx, ecx, edx;
    __cpuid_count(13, 2, size, ebx, ecx, edx);
    upper_offset = ebx;
    struct sigaction action = {.sa_sigaction = on_illegal_instruction, .sa_flags = SA_SIGINFO};
    sigaction(SIGILL, &action, NULL);
}

__attribute__((destructor)) static void report(void) {
    printf("emulated %zu vpdpbusd instructions\n", (size_t)emulated);
}
