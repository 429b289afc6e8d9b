// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/progress.h"
#include "engine/duplicates.h"
#include "storage/database.h"

namespace meike {

/// What every client that is not in the recycle bin may be known by, by id; its contacts' phones and addresses among
/// it. One pass over the clients and one over the contacts. Error{cancelled} when stopped.
std::vector<engine::DuplicateFacts> readDuplicateFacts(Database& database, const std::stop_token& stop = {});
/// The same of these clients; those that are gone or in the bin are left out.
std::vector<engine::DuplicateFacts> readDuplicateFacts(Database& database, std::span<const RecordId> clients);

}  // namespace meike
