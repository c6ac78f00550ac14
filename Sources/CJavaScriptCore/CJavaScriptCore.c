#include "CJavaScriptCore.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// The part of JavaScriptCore's C interface that is needed, declared here so that building needs no header
// of it. All of its types are opaque pointers.
typedef void *Group, *Context, *Value, *Object, *String;
typedef bool (*ShouldTerminate)(Context, void *);

static struct {
  Group (*groupCreate)(void);
  void (*groupRelease)(Group);
  // Private in the headers, exported by every build since 2012.
  void (*groupSetTimeLimit)(Group, double seconds, ShouldTerminate, void *);
  Context (*contextCreate)(Group, void *globalClass);
  void (*contextRelease)(Context);
  Object (*globalObject)(Context);
  Value (*evaluate)(Context, String script, Object this, String url, int line, Value *exception);
  Value (*getProperty)(Context, Object, String name, Value *exception);
  Object (*toObject)(Context, Value, Value *exception);
  Value (*call)(Context, Object function, Object this, size_t count, const Value *, Value *exception);
  Value (*makeString)(Context, String);
  String (*toString)(Context, Value, Value *exception);
  String (*stringCreate)(const char *);
  void (*stringRelease)(String);
  size_t (*stringMaximumSize)(String);
  size_t (*stringGet)(String, char *, size_t);
} js;

static bool available;

static const char *const libraries[] = {
    "libjavascriptcoregtk-4.1.so.0",
    "libjavascriptcoregtk-6.0.so.1",
    "libjavascriptcoregtk-4.0.so.18",
    "libjavascriptcoregtk-4.1.so",
    "libjavascriptcoregtk-6.0.so",
    "libjavascriptcoregtk-4.0.so",
    "/System/Library/Frameworks/JavaScriptCore.framework/JavaScriptCore",
};

static void load(void) {
  void *library = NULL;
  for (size_t i = 0; !library && i < sizeof libraries / sizeof *libraries; i++)
    library = dlopen(libraries[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  const struct {
    void **slot;
    const char *name;
  } symbols[] = {
      {(void **)&js.groupCreate, "JSContextGroupCreate"},
      {(void **)&js.groupRelease, "JSContextGroupRelease"},
      {(void **)&js.groupSetTimeLimit, "JSContextGroupSetExecutionTimeLimit"},
      {(void **)&js.contextCreate, "JSGlobalContextCreateInGroup"},
      {(void **)&js.contextRelease, "JSGlobalContextRelease"},
      {(void **)&js.globalObject, "JSContextGetGlobalObject"},
      {(void **)&js.evaluate, "JSEvaluateScript"},
      {(void **)&js.getProperty, "JSObjectGetProperty"},
      {(void **)&js.toObject, "JSValueToObject"},
      {(void **)&js.call, "JSObjectCallAsFunction"},
      {(void **)&js.makeString, "JSValueMakeString"},
      {(void **)&js.toString, "JSValueToStringCopy"},
      {(void **)&js.stringCreate, "JSStringCreateWithUTF8CString"},
      {(void **)&js.stringRelease, "JSStringRelease"},
      {(void **)&js.stringMaximumSize, "JSStringGetMaximumUTF8CStringSize"},
      {(void **)&js.stringGet, "JSStringGetUTF8CString"},
  };
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
    if (!(*symbols[i].slot = dlsym(library, symbols[i].name))) return;
  available = true;
}

struct cjs_engine {
  Group group;
  Context context;
};

cjs_engine *cjs_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  if (!available) return NULL;
  cjs_engine *engine = malloc(sizeof *engine);
  if (!engine) return NULL;
  engine->group = js.groupCreate();
  engine->context = js.contextCreate(engine->group, NULL);
  return engine;
}

void cjs_close(cjs_engine *engine) {
  if (!engine) return;
  js.contextRelease(engine->context);
  js.groupRelease(engine->group);
  free(engine);
}

/// The text of a value; converting may run script, and that script may throw.
static char *text(cjs_engine *engine, Value value) {
  Value exception = NULL;
  String string = value ? js.toString(engine->context, value, &exception) : NULL;
  if (!string) return strdup("an error without a message");
  size_t size = js.stringMaximumSize(string);
  char *bytes = malloc(size ? size : 1);
  if (bytes) {
    bytes[0] = 0;
    js.stringGet(string, bytes, size);
  }
  js.stringRelease(string);
  return bytes;
}

/// JavaScriptCore ends a script that outlives its limit when this says so (a missing callback does as well,
/// but not in every version).
static bool terminate(Context context, void *data) {
  (void)context;
  (void)data;
  return true;
}

char *cjs_run(cjs_engine *engine, const char *script, double seconds) {
  js.groupSetTimeLimit(engine->group, seconds, terminate, NULL);
  Value exception = NULL;
  String source = js.stringCreate(script);
  js.evaluate(engine->context, source, NULL, NULL, 1, &exception);
  js.stringRelease(source);
  return exception ? text(engine, exception) : NULL;
}

char *cjs_call(cjs_engine *engine, const char *function, const char *const *arguments, int count,
               double seconds, bool *failed) {
  enum { most = 8 };
  js.groupSetTimeLimit(engine->group, seconds, terminate, NULL);
  *failed = true;
  if (count > most) return strdup("too many arguments");
  Value exception = NULL;
  String name = js.stringCreate(function);
  Value property =
      js.getProperty(engine->context, js.globalObject(engine->context), name, &exception);
  js.stringRelease(name);
  Object callee = exception ? NULL : js.toObject(engine->context, property, &exception);
  if (!callee) return text(engine, exception);
  Value values[most];
  for (int i = 0; i < count; i++) {
    String argument = js.stringCreate(arguments[i]);
    // Values on the C stack are found by the garbage collector.
    values[i] = js.makeString(engine->context, argument);
    js.stringRelease(argument);
  }
  Value result = js.call(engine->context, callee, NULL, (size_t)count, values, &exception);
  if (!result || exception) return text(engine, exception);
  *failed = false;
  return text(engine, result);
}
