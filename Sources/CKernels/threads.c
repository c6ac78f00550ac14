#include "CKernels.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

long kernels_processors(void) {
  const long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : count;
}

typedef struct {
  atomic_long next;
  long chunks;
  void *context;
  void (*body)(void *, long);
} work;

static void *take_chunks(void *argument) {
  work *shared = argument;
  for (;;) {
    const long chunk = atomic_fetch_add(&shared->next, 1);
    if (chunk >= shared->chunks) return NULL;
    shared->body(shared->context, chunk);
  }
}

void kernels_parallel(
    long chunks, long threads, void *context, void (*body)(void *, long)) {
  work shared = {.next = 0, .chunks = chunks, .context = context, .body = body};
  pthread_t helpers[MOST_THREADS];
  long helping = 0;
  while (helping < threads - 1 && helping < chunks - 1 && helping < MOST_THREADS) {
    // Where the system gives no thread, those that there are do the work.
    if (pthread_create(&helpers[helping], NULL, take_chunks, &shared) != 0) break;
    helping++;
  }
  take_chunks(&shared);
  for (long i = 0; i < helping; i++) pthread_join(helpers[i], NULL);
}
