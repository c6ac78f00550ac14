// The declarations in include/CSleef.h are the whole of this target; libsleef is linked.
#include "CSleef.h"
