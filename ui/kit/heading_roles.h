// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/table_roles.h"

namespace meike::ui {

/// What rows that stand over a group of rows answer to, beside the TableRoles.
enum HeadingRole {
    kHeadingRole = kShareRole + 100,  ///< bool: the row is such a heading
    kAsideRole,                       ///< QString: said at the right of the cell, quietly
};

}  // namespace meike::ui
