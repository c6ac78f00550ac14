#include "CMutations.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

int mutations_chosen = 0;

// Before anything of Swift runs, so that it never changes afterwards.
__attribute__((constructor)) static void choose(void) {
  const char *number = getenv("MUTATION");
  if (number) mutations_chosen = atoi(number);
}

bool mutations_run(void) {
  static atomic_bool told = false;
  if (!atomic_load_explicit(&told, memory_order_relaxed) && !atomic_exchange(&told, true)) {
    static const char message[] = "\nthe mutation runs\n";
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0) abort();
  }
  return true;
}
