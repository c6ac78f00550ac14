#ifndef CKERNELS_H
#define CKERNELS_H

// The few loops in which MLCore spends its time, compiled for each width of vector that a processor may
// have, and the threads that share such a loop. Swift has no way to compile one function for several
// processors, so these are in C.
//
// The same bits on every processor: each element of a result is summed by one lane, in the order of the
// inner index, with a product and a sum that are rounded apart (no fused multiply-add). A wider
// processor computes more elements at a time, never one element in another order.

/// How many columns or points lie side by side in a packed panel.
#define KERNELS_PANEL 8

/// The same in single precision.
#define KERNELS_SINGLES_PANEL 16

/// Which distance: Σ(x − c)² or Σ|x − c|.
enum { KERNELS_SQUARED_EUCLIDEAN = 0, KERNELS_MANHATTAN = 1 };

/// Elementary functions, SLEEF's without fused multiply-add: those of CSleef, several at a time.
enum {
  KERNELS_EXP = 0,
  KERNELS_EXPM1 = 1,
  KERNELS_LOG1P = 2,
  KERNELS_TANH = 3,
  KERNELS_ERFC = 4,
};

typedef struct {
  /// C ← C + A B for an m × k matrix A, a k × n matrix B and an m × n matrix C. A and B have any strides;
  /// C's rows are `c_row` apart and contiguous.
  void (*_Nonnull multiply)(
      long m, long n, long k, const double *_Nonnull a, long a_row, long a_column,
      const double *_Nonnull b, long b_row, long b_column, double *_Nonnull c, long c_row);

  /// The distance of each row of the rows × dimensions matrix A to each packed point: `distances` is
  /// rows × (panels · KERNELS_PANEL).
  void (*_Nonnull distances)(
      int metric, long dimensions, long rows, const double *_Nonnull a, long panels,
      const double *_Nonnull packed, double *_Nonnull distances);

  /// The smaller of a packed point's cost and its distance to a row of A, for each row and each of `count`
  /// points. The rows of the result are `lowered_row` apart; the first may be `costs` itself if A has one.
  void (*_Nonnull lower)(
      int metric, long dimensions, long rows, const double *_Nonnull a, long count,
      const double *_Nonnull packed, const double *_Nonnull costs, double *_Nonnull lowered,
      long lowered_row);

  /// The row of A that is nearest to each of `count` packed points, the first of equals, and its distance.
  void (*_Nonnull nearest)(
      int metric, long dimensions, long rows, const double *_Nonnull a, long count,
      const double *_Nonnull packed, long *_Nonnull labels, double *_Nonnull distances);

  /// The row of A that is nearest to each of `count` points that are packed in single precision, −1 where
  /// rounding leaves in doubt which one it is.
  void (*_Nonnull screen)(
      long dimensions, long rows, const float *_Nonnull a, long count, const float *_Nonnull packed,
      long *_Nonnull labels);

  /// y ← f(x), element by element; y may be x itself.
  void (*_Nonnull elementary)(
      int function, long count, const double *_Nonnull x, double *_Nonnull y);
} kernels_table;

/// The kernels for a width of vector: 0 for what every processor of the kind has (128 bits), 1 for AVX2
/// (256), 2 for AVX-512. NULL where the processor lacks it, or the C library was told to do without
/// (GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2).
const kernels_table *_Nullable kernels_at(int level);

/// Packs n points of d coordinates, row by row, into ⌈n / KERNELS_PANEL⌉ panels: coordinate by coordinate,
/// the points of a panel side by side. What is missing in the last panel is 0.
void kernels_pack(long n, long d, const double *_Nonnull points, double *_Nonnull packed);

/// Packs (x − origin) · scale of n points in single precision, ⌈n / KERNELS_SINGLES_PANEL⌉ panels like those of
/// kernels_pack.
void kernels_pack_singles(
    long n, long d, const double *_Nonnull points, const double *_Nonnull origin, double scale,
    float *_Nonnull packed);

/// How many threads can run at a time.
long kernels_processors(void);

/// Calls `body(context, chunk)` for each chunk of 0 ..< chunks, on at most `threads` threads of which one
/// is the caller's, and returns when all are done. The threads live for this call only: nothing is left
/// behind in a process that is copied (fork).
void kernels_parallel(
    long chunks, long threads, void *_Nullable context,
    void (*_Nonnull body)(void *_Nullable context, long chunk));

#endif
