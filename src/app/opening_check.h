// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "storage/database.h"

namespace meike {

/// Whether the pages will find what they read first: every table with its columns, the rules in use, the segments.
/// Throws what is wrong; a workspace that passes opens. Milliseconds, whatever the number of clients.
void checkOpening(Database& database);

/// What is to be said of the place of a workspace and of the computer's clock, though it opens: a network drive, a
/// folder that a program synchronises, a clock behind the last change. Each has words (app/words/error_words).
std::vector<ErrorDetail> openingConcerns(Database& database, const Clock& clock);
/// The program that synchronises a folder of this path, by what such programs call or leave in theirs; empty: none that
/// is known.
std::string synchronisedBy(const std::filesystem::path& file);

}  // namespace meike
