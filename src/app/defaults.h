// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/workspace.h"

namespace meike {

/// Puts into a workspace what every new one begins with: the items of the pick lists (industry, region, service type,
/// source ...) with their English names, the tag groups, and the tags of those two that say
/// how people are. Idempotent: what is there already, by name, stays as it is.
/// Meant for an edit named `new_workspace`.
void fillDefaults(Edit& edit);

}  // namespace meike
