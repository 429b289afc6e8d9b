// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/import.h"

/// What was recognised in the file of an import. Inside of app/import.
namespace meike::importing {

/// After its rows were read.
std::vector<ImportNote> sourceNotes(const TableSource& source, const ImportKind& kind,
                                    const std::vector<ImportColumn>& mapping);

}  // namespace meike::importing
