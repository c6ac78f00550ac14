#ifndef CDATASETS_H
#define CDATASETS_H

// The data files of this folder, compiled into the library: their bytes are always at hand, with no path
// to find at run time. README.md says where each comes from and under which licence.

#include <stddef.h>

/// The bytes of a file; they live as long as the program.
struct embedded_file {
  const unsigned char *bytes;
  size_t count;
};

struct embedded_file embedded_digits(void);
struct embedded_file embedded_breast_cancer(void);

#endif
