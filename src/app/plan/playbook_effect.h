// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>

#include "base/date.h"
#include "base/money.h"
#include "engine/effect.h"
#include "exchange/playbook_json.h"
#include "storage/database.h"

/// Whether a playbook helped: as far as one can know.
namespace meike {

/// Days after coming in within which orders count, unless the playbook says otherwise.
inline constexpr int kEffectDays = 60;
/// What one would like to see, and when: 30 points.
inline constexpr double kWantedDifference = 0.3;

/// Clients in the days before and after one day: who bought, and for how much in all.
struct BeforeAfter {
    int clients = 0;
    int boughtBefore = 0, boughtAfter = 0;
    MinorUnits valueBefore = 0, valueAfter = 0;
};

/// What stands about a playbook as its editor has it.
struct PlaybookEffect {
    double share = 0;           ///< held out, 0..1; 0: nobody
    int days = kEffectDays;     ///< that count
    std::optional<Date> endOn;  ///< the day fixed beforehand
    bool over = false;          ///< it has come

    /// Assigned, from the first entry of each client; those whose days have passed.
    int given = 0, heldOut = 0;
    int givenReady = 0, heldOutReady = 0;
    /// With a hold-out, from the fixed day on: nothing before, so that nobody stops when it looks well.
    engine::Effect effect;

    /// Ahead: who would be in now, what could be seen with them, and when more could be.
    int givenAhead = 0, heldOutAhead = 0;
    double base = 0;  ///< share of them that bought in the days before today
    double perMonth = 0;
    std::optional<double> smallest;
    std::optional<engine::VisibleFrom> wanted;

    /// Without a hold-out: those who came in, and clients of the same tiers outside, around the same days.
    BeforeAfter inside, outside;
};

/// `draft`: as it stands in an editor; entries are those of the stored playbook. Values are gross, in the base
/// currency. Throws what its rule is refused with.
PlaybookEffect readPlaybookEffect(Database& reader, const PlaybookDraft& draft, Date asOf,
                                  const std::stop_token& stop = {});

}  // namespace meike
