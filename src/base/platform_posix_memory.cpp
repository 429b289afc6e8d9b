// SPDX-License-Identifier: GPL-3.0-or-later
#include <malloc.h>

#include "base/platform_memory.h"

namespace meike::platform {

void giveBackMemory() { malloc_trim(0); }

}  // namespace meike::platform
