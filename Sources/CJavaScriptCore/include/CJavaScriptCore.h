#ifndef CJAVASCRIPTCORE_H
#define CJAVASCRIPTCORE_H

#include <stdbool.h>

// A JavaScript engine behind a few plain declarations.
//
// JavaScriptCore is looked up when the first engine is opened, not when the process starts: linking it
// would cost every start 5 ms, also of builds that typeset nothing.
//
// An engine may be used by one thread at a time. Strings are UTF-8 and end at their first NUL.

typedef struct cjs_engine cjs_engine;

/// Opens an engine with an empty global object; NULL where no JavaScriptCore is installed.
cjs_engine *cjs_open(void);

/// Runs a script for at most `seconds`. Returns NULL when it ended well, else the error's text, which
/// the caller releases with `free`.
char *cjs_run(cjs_engine *engine, const char *script, double seconds);

/// Calls the global function `function` with strings, for at most `seconds`. Returns its result as a string,
/// or the text of what it threw; `failed` tells which. The caller releases it with `free`.
char *cjs_call(cjs_engine *engine, const char *function, const char *const *arguments, int count,
               double seconds, bool *failed);

void cjs_close(cjs_engine *engine);

#endif
