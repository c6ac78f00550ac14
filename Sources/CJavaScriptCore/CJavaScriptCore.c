#include "CJavaScriptCore.h"
