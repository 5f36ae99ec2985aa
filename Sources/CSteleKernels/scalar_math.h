// exp and log in double precision that round the same on every processor, for the few places that
// need them one at a time.
#ifndef STELE_SCALAR_MATH_H
#define STELE_SCALAR_MATH_H

// exp(x) for -700 < x < 700, within a few units in the last place.
double stele_exp(double x);

// ln(x) for normal x > 0, within a few units in the last place; -INFINITY for 0.
double stele_log(double x);

#endif
