// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "app/session.h"
#include "domain/command.h"
#include "engine/assessment.h"
#include "storage/workspace.h"

namespace meike {

namespace engine {
class TierTrial;
}

/// Takes rules into use and returns the version they have. Rules that the workspace or a preset of that key knows keep
/// their version; others are stored as the next version of their key. Older versions stay: saved assessments name
/// them. Errors: invalid_value, whose subject is the JSON path (see validate()).
int saveProfile(Edit& edit, ScoringProfile profile);
/// The step's name.
Command saveProfileCommand(const ScoringProfile& profile, Language language);

/// One client that another set of rules puts into another tier.
struct ProfileMove {
    RecordId client = 0;
    std::string name;       ///< empty beyond the first `named` moves
    std::int8_t from = -1;  ///< rank in ProfilePreview::from; -1 = none
    std::int8_t to = -1;    ///< rank in ProfilePreview::to; -1 = none
    MinorUnits value = 0;   ///< in the window of the rules in use
};

/// What other rules would change on the same day. Tiers are those that are shown, so a tier set by hand stays.
struct ProfilePreview {
    std::vector<engine::ClassName> from, to;  ///< the two tier scales, best first
    bool sameScale = true;                    ///< else there is no up and down
    /// Clients and value by tier before (rows) and after (columns); the last row and column are "no tier".
    struct Cell {
        std::int64_t clients = 0;
        MinorUnits value = 0;
    };
    std::vector<std::vector<Cell>> matrix;
    Cell up, down, added, lost, moved;              ///< `moved`: all whose tier is another one
    std::vector<ProfileMove> moves;                 ///< largest value first, then by id
    std::vector<std::vector<std::int64_t>> scores;  ///< clients by R (rows, 1 first) and F under the other rules
    std::string currency;
};

/// Other rules tried on the same scores again and again, as a slider does: what limits and weights do not touch is
/// measured once. Not thread-safe.
class ProfileTrial {
public:
    /// `session` must outlive it.
    ProfileTrial(const Session& session, std::shared_ptr<const Scores> before);
    ~ProfileTrial();
    const std::shared_ptr<const Scores>& before() const { return m_before; }
    /// As previewProfile().
    ProfilePreview preview(Database& database, const ScoringProfile& profile, const std::stop_token& stop = {},
                           std::size_t named = 500);

private:
    const Session& m_session;
    std::shared_ptr<const Scores> m_before;
    std::unique_ptr<const engine::TierTrial> m_trial;  ///< made when it is first of use
};

/// Scores every client anew under `profile`, without touching anything; `before` are scores of the day to compare.
/// At most `named` moves get their client's name. Errors: cancelled, invalid_value.
ProfilePreview previewProfile(Database& database, const Session& session, const std::shared_ptr<const Scores>& before,
                              const ScoringProfile& profile, const std::stop_token& stop = {}, std::size_t named = 500);

}  // namespace meike
