// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/context.h"
#include "domain/kind.h"

namespace meike::cli {

/// `--purpose` and `--register`: whatever is written to a file is noted in the register of exports, and columns with
/// personal data are written, to a file or to the standard output, only with what it is for. Every command whose
/// columns people choose asks here before it writes its first row.
struct BorrowOptions {
    std::string purpose;
    std::string registerFile;

    void addTo(CLI::App& command);

    /// Notes that these columns of so many records go to `file`; on the screen only where one is personal. The note is
    /// an edit of the workspace; where that is held by another process or may not be written, a row of the file of
    /// --register. Throws UsageError without --purpose; locked, read_only and io when there is no place for the note.
    void note(const std::string& workspace, Kind kind, const std::vector<std::string>& columns, std::size_t rows,
              const std::string& file, const Context& context) const;
    /// The same where the personal columns are known.
    void notePersonal(const std::string& workspace, const std::vector<std::string>& personal,
                      const std::vector<std::string>& columns, std::size_t rows, const std::string& file,
                      const Context& context) const;
};

}  // namespace meike::cli
