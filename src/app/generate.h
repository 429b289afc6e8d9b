// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>

#include "base/progress.h"
#include "storage/workspace.h"

namespace meike {

/// How large a synthetic agency is to be. The same options on the same day give the same records (their uids apart).
struct GenerateOptions {
    std::int64_t clients = 1'000;
    std::int64_t orders = 10'000;
    std::uint64_t seed = 1;
};

/// Adds a synthetic agency of exactly that many clients and orders (refunds included among the orders) to a workspace,
/// as one undoable step named `generate`. Purchase rates are gamma-mixed Poisson with drop-out, amounts lognormal-like;
/// some clients carry tags, interactions and receivables. Error{invalid_value} for negative sizes, or orders without
/// clients.
void generateAgency(Workspace& workspace, const GenerateOptions& options, Progress& progress,
                    const std::stop_token& stop);

}  // namespace meike
