// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import.h"
#include "cli/context.h"

namespace meike::cli {

/// What the file was recognised as, for people, who would not see it in the tally. Nothing when they want quiet.
void tellImportSource(const ImportReport& report, Context& context);
/// The tally with what was assumed on the way.
void writeImportReport(const ImportReport& report, Format format, bool dryRun, Context& context);
/// Cell by cell what a dry run would change, for people; the first of them.
void writeImportChanges(const ImportPreview& preview, Context& context);

}  // namespace meike::cli
