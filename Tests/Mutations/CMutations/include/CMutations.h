#pragma once

#include <stdbool.h>

// The number of the mutation that this process runs with; 0 is none.
extern int mutations_chosen;

// Says once on the error stream that the mutation has run, so that a survivor is told from one that no test reaches.
bool mutations_run(void);

// Whether the mutated text stands in for the original one.
static inline bool mutates(int number) {
  return __builtin_expect(number == mutations_chosen, false) && mutations_run();
}
