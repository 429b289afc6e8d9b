// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/choice.h"
#include "domain/value.h"
#include "storage/database.h"

/// When somebody last made sure that what we say of a client is so: of the whole client (verified_on, verified_by) and
/// of each part of its record (kind verification).
namespace meike {

/// After how many days what was verified is stale.
struct StaleLimits {
    int changing = 180;  ///< of parts with a filled field that changes
    int stable = 730;    ///< of parts that hold stable ones alone
};

/// One part of a client's record.
struct SectionVerification {
    const Choice* section = nullptr;  ///< of choices::clientSections()
    std::string on;                   ///< the latest day up to the as-of day; empty: never
    RecordId by = 0;                  ///< a person; 0: nobody said
    int filled = 0;                   ///< how many of its fields are filled
    bool changing = false;            ///< one of them changes
    bool stale = false;               ///< something is filled, and was last looked at too long ago, or never

    friend bool operator==(const SectionVerification&, const SectionVerification&) = default;
};

/// All parts in the order of the form. What was verified as a whole was verified part by part.
std::vector<SectionVerification> sectionVerifications(Database& database, RecordId client, Date asOf,
                                                      const StaleLimits& limits = {});

/// Clients in use with a stale part, with those parts, the longest unseen first (never seen before all others).
struct StaleClient {
    RecordId client = 0;
    std::vector<SectionVerification> sections;  ///< stale ones only
};
std::vector<StaleClient> staleClients(Database& database, Date asOf, const StaleLimits& limits = {});

}  // namespace meike
