// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>

#include "base/progress.h"
#include "storage/database.h"

namespace meike {

/// What a workspace says, whoever wrote it down and when: BLAKE2b-256, as 64 hex digits, over the records of every kind
/// that files can bring, each as the texts of its filled fields as exports print them. No ids, uids and stamps, and the
/// order of the records means nothing: a file that was exported, and imported into an empty workspace, gives it again.
/// Left out are clients in the bin with what belongs to them, and whatever no file can fill. Errors: cancelled.
std::string contentDigest(Database& reader, Progress& progress, const std::stop_token& stop = {});

}  // namespace meike
