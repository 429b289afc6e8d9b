// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import.h"
#include "app/records/record_writer.h"

namespace meike::importing {

/// Keeps which column is which field for the next file with these headers, in a setting of the workspace, so that undo
/// takes it back with the import. What the headers say by themselves is not kept.
void rememberMapping(RecordWriter& writer, const TableSource& source, const ImportPlan& plan);

/// Keeps what the plan decides about names of clients, in the import's own edit likewise.
void rememberNames(RecordWriter& writer, const ImportPlan& plan);

}  // namespace meike::importing
