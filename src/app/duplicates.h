// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include "app/records/kept_apart.h"
#include "base/progress.h"
#include "engine/duplicates.h"
#include "storage/change.h"
#include "storage/database.h"

/// Clients that are in the workspace twice: the whole base looked through, and one held against the rest while it is
/// typed. Clients in the recycle bin are left out, archived ones are not. What pairs are made of: engine/duplicates.h.
namespace meike {

struct FoundDuplicates {
    std::vector<engine::DuplicatePair> pairs;  ///< the surest first, then by ids
    std::vector<engine::CrowdedKey> crowded;   ///< what so many share that they were not all compared
    std::size_t clients = 0;                   ///< that were looked at
    std::size_t apart = 0;                     ///< pairs left out, since somebody has said that they are not the same
};
/// Every pair of at least that level, but those that somebody has kept apart (records/kept_apart.h), and those that an
/// import has asked about and that only their names make a pair (NameDecisions::apart). 100,000 clients take seconds:
/// on a worker, with a reader of its own. Error{cancelled} when stopped.
FoundDuplicates findDuplicates(Database& database, engine::DuplicateLevel least, Progress& progress,
                               const std::stop_token& stop = {});

/// Holds one client against all the others at once. Reads the base when it is made (seconds at 100,000 clients: on a
/// worker) and follows its changes from then on: a look takes well under a millisecond. Used by one thread at a time.
class DuplicateFinder {
public:
    DuplicateFinder(Database& database, Progress& progress, const std::stop_token& stop = {});
    /// After a change, with a reader that sees it.
    void follow(Database& database, const Change& change);
    /// The likes of a client as it is being typed (`client` 0, or its id), or as it stands; the surest first. Those
    /// kept apart are left out.
    std::vector<engine::DuplicatePair> likes(Database& database, const engine::DuplicateFacts& typed) const;
    std::vector<engine::DuplicatePair> likes(Database& database, RecordId client) const;

private:
    void load(Database& database, Progress& progress, const std::stop_token& stop);

    engine::DuplicateIndex m_index;
    KeptApart m_apart;
};

}  // namespace meike
