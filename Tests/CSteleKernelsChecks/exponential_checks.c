// The exponential below the softmax: every exponent of float32, many fractions.
#define STELE_TARGET

#include <math.h>
#include <string.h>

#include "checks.h"
#include "every_instruction_set/lanes.h"

static float exponential_of(float x) {
    const lanes y = exponential(splat(x));
    return y[0];
}

void check_exponential(void) {
    if (only_comparing) return;
    double worst = 0;
    // All negative numbers from the smallest to -INFINITY, one in 251.
    for (uint32_t bits = 0x80000000u; bits <= 0xff800000u; bits += 251) {
        float x;
        memcpy(&x, &bits, sizeof x);
        const float y = exponential_of(x);
        if (x <= -87.3f) {
            check(y == 0, "exp far below is 0", bits, 0, 0);
            continue;
        }
        const double real = exp((double)x);
        const double unit = (double)(nextafterf((float)real, 2) - (float)real);
        const double error = fabs((double)y - real) / unit;
        worst = error > worst ? error : worst;
    }
    check(worst <= 1.5, "exp is within 1.5 units, in thousandths", (size_t)(1000 * worst), 0, 0);
    check(exponential_of(0) == 1, "exp(0)", 0, 0, 0);
    check(exponential_of(-0.0f) == 1, "exp(-0)", 0, 0, 0);
    check(exponential_of(-INFINITY) == 0, "exp(-inf)", 0, 0, 0);
    check(exponential_of(NAN) == 0, "exp(nan)", 0, 0, 0);
}
