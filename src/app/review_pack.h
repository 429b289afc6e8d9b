// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/assessment_moves.h"

namespace meike {

/// What the quarterly meeting is given: tiers, who moved and why, who is at risk, what is due. Money in minor units of
/// the base currency, value in the window unless said otherwise.
struct ReviewPack {
    std::string agency;
    std::string name;  ///< of the assessment; empty: not saved
    Date asOf;
    ProfileLabel profile;
    int profileVersion = 0;
    ValueBasis basis = ValueBasis::gross;
    int estimated = 0;  ///< hundredths of a per cent of the window
    int windowDays = 0;
    std::string signedBy;
    std::optional<Date> signedOn;
    std::string currency;

    struct Tier {
        engine::ClassName tier;
        std::int64_t clients = 0;
        MinorUnits value = 0;
        std::optional<std::int64_t> before;  ///< clients at the assessment before
    };
    std::vector<Tier> tiers;
    std::int64_t unscored = 0;  ///< clients without a tier
    /// Clients whose tier somebody has set by hand: here they count by the tier that the rules give them.
    std::int64_t byHand = 0;

    std::string before;  ///< name of the assessment before; empty: there is none
    std::optional<Date> beforeDay;
    std::optional<MovementTable> movement;

    struct Line {
        RecordId client = 0;
        std::string name;
        std::string owner;
        std::int8_t from = -1, tier = -1;  ///< ranks
        MoveCause cause = MoveCause::client;
        MinorUnits value = 0;  ///< of movers in the window, of those at risk in the last 365 days
        int silent = -1;       ///< days
        std::string reason;    ///< why the stage is what it is, in the language asked for
    };
    std::vector<Line> movers;  ///< falls first; at most kReviewLines
    std::size_t moved = 0;     ///< all of them
    std::vector<Line> atRisk;  ///< of the two best tiers, largest value first; at most kReviewLines
    std::size_t atRiskAll = 0;
    std::vector<DueTier> due;
};
inline constexpr std::size_t kReviewLines = 30;

/// The pack of a saved assessment, or of a day's scores without one (`assessment` 0; today unless `day` says another).
/// Tiers and movement of a saved one are those that were saved, whatever came in later about the time before; who is
/// at risk, what is due and why somebody moved are computed from the facts as of that day under the rules it was saved
/// with. It is compared with the assessment `earlier`; 0, or one that is not earlier or has other tiers: the newest
/// before it. Errors: not_found, cancelled.
ReviewPack readReviewPack(const Session& session, Database& database, RecordId assessment, Language language,
                          const std::stop_token& stop = {}, std::optional<Date> day = std::nullopt,
                          RecordId earlier = 0);

}  // namespace meike
