// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace meike::cli {

/// Runs one command of meikectl: results to `out`, progress and errors to `err`. Returns the exit code: 0 done, 1 the
/// work failed and nothing is half-applied, 2 wrong usage.
int runCli(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

/// Asks the running command to stop and roll back. Safe to call from a signal handler.
void interrupt() noexcept;

}  // namespace meike::cli
