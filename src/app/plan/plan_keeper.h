// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

#include "app/membership.h"
#include "app/plan/entries.h"
#include "base/clock.h"
#include "engine/plan/plan.h"
#include "storage/change.h"
#include "storage/database.h"

namespace meike {

/// Notes who has come under which playbook, in an edit of its own that leaves no step, and waits for it; false when the
/// workspace is being closed.
using NoteEntries = std::function<bool(const EntryChanges&)>;

/// Keeps the stored plan of an open workspace current: computed from nothing once, then followed client by client, and
/// written by difference. Of one thread, that of the scores: it comes behind them and behind the members of segments,
/// for playbooks ask for both.
class PlanKeeper {
public:
    /// What has changed since the last look.
    void note(const std::vector<Change>& changes);
    void noteScores(const std::vector<RecordId>& clients);
    void noteDay() { m_whole = true; }

    struct Refresh {
        bool changed = false;
        bool complete = true;  ///< false: `pause` said that something else is more urgent
    };
    Refresh follow(Database& reader, const DerivedWrite& write, const NoteEntries& noteEntries, const Clock& clock,
                   const std::stop_token& stop, const std::function<bool()>& pause);

private:
    bool computeAll(Database& reader, const DerivedWrite& write, Date today, const std::stop_token& stop);
    bool followClients(Database& reader, const DerivedWrite& write, Date today);

    std::optional<engine::plan::Plan> m_plan;
    std::set<RecordId> m_clients;  ///< whose facts or scores have changed
    bool m_whole = true;           ///< the plan is to be computed from nothing
};

}  // namespace meike
