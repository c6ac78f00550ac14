// A product and a sum stay two roundings, whatever the processor offers.
#pragma STDC FP_CONTRACT OFF

#include "CKernels.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

enum { WIDTH = KERNELS_PANEL, SINGLES = KERNELS_SINGLES_PANEL, DEPTH = 256 };

// The compiler splits these into as many registers as the processor needs.
typedef double vector __attribute__((vector_size(8 * WIDTH)));
typedef double pair __attribute__((vector_size(16)));
typedef double quad __attribute__((vector_size(32)));
typedef long mask __attribute__((vector_size(8 * WIDTH)));
typedef double unaligned __attribute__((vector_size(8 * WIDTH), aligned(8)));
typedef float singles __attribute__((vector_size(4 * SINGLES)));
typedef int single_mask __attribute__((vector_size(4 * SINGLES)));
typedef float unaligned_singles __attribute__((vector_size(4 * SINGLES), aligned(4)));

#define load(address) ((vector) * (const unaligned *)(address))
#define store(address, value) (*(unaligned *)(address) = (value))
#define splat(x) ((vector){x, x, x, x, x, x, x, x})
#define select(condition, x, y) ((vector)(((mask)(x) & (condition)) | ((mask)(y) & ~(condition))))
#define select_single(condition, x, y) \
  ((singles)(((single_mask)(x) & (condition)) | ((single_mask)(y) & ~(condition))))
#define load_singles(address) ((singles) * (const unaligned_singles *)(address))
#define magnitude(x) ((vector)((mask)(x) & 0x7fffffffffffffff))

#define INLINE inline __attribute__((always_inline))

#define TARGET
#define NAME(x) x##_baseline
#if defined(__x86_64__)
#define LANE pair
#define LANES 2
#define SLEEF(function, bound) Sleef_cinz_##function##d2_##bound##sse2
#else
#define LANE double
#define LANES 1
#define SLEEF(function, bound) Sleef_cinz_##function##d1_##bound##purec
#endif
#define ROWS 2
#define PANELS 1
#include "kernels.inc"

#if defined(__x86_64__)

#define TARGET __attribute__((target("avx2,fma")))
#define NAME(x) x##_avx2
#define LANE quad
#define LANES 4
#define SLEEF(function, bound) Sleef_cinz_##function##d4_##bound##avx
#define ROWS 4
#define PANELS 1
#include "kernels.inc"

#define TARGET __attribute__((target("avx512f")))
#define NAME(x) x##_avx512
#define LANE vector
#define LANES 8
#define SLEEF(function, bound) Sleef_cinz_##function##d8_##bound##avx512fnofma
#define ROWS 4
#define PANELS 2
#include "kernels.inc"

// What the processor has, less what GLIBC_TUNABLES takes away: the C library chooses its own functions by
// the same bits, so one setting shows whether a result depends on the processor.
#if defined(__GLIBC__) && __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#define HAS(capital, small) CPU_FEATURE_ACTIVE(capital)
#else
#define HAS(capital, small) __builtin_cpu_supports(small)
#endif

#endif

const kernels_table *kernels_at(int level) {
  static const kernels_table baseline = {
      multiply_baseline, distances_baseline, lower_baseline, nearest_baseline, screen_baseline, elementary_baseline};
  if (level == 0) return &baseline;
#if defined(__x86_64__)
  static const kernels_table avx2 = {
      multiply_avx2, distances_avx2, lower_avx2, nearest_avx2, screen_avx2, elementary_avx2};
  static const kernels_table avx512 = {
      multiply_avx512, distances_avx512, lower_avx512, nearest_avx512, screen_avx512, elementary_avx512};
  if (level == 1 && HAS(AVX2, "avx2") && HAS(FMA, "fma")) return &avx2;
  if (level == 2 && HAS(AVX512F, "avx512f") && HAS(AVX2, "avx2")) return &avx512;
#endif
  return NULL;
}

void kernels_pack(long n, long d, const double *points, double *packed) {
  for (long panel = 0; panel < n; panel += WIDTH) {
    for (long l = 0; l < d; l++) {
      for (long q = 0; q < WIDTH; q++) {
        *packed++ = panel + q < n ? points[(panel + q) * d + l] : 0;
      }
    }
  }
}

void kernels_pack_singles(
    long n, long d, const double *points, const double *origin, double scale, float *packed) {
  for (long panel = 0; panel < n; panel += SINGLES) {
    for (long l = 0; l < d; l++) {
      for (long q = 0; q < SINGLES; q++) {
        *packed++ =
            panel + q < n ? (float)((points[(panel + q) * d + l] - origin[l]) * scale) : 0;
      }
    }
  }
}
