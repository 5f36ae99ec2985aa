// How a group of 32 weights becomes int4.
#ifndef STELE_INT4_H
#define STELE_INT4_H

// The scale of half precision, of some that are tried, with the least squared error. values: (32,).
float stele_scale_of(const float *values);

// value / scale, rounded half to even and held within [-8, 7].
int stele_number_of(float value, float scale);

#endif
