// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/contact_touches.h"

#include <algorithm>

namespace meike {

std::map<RecordId, DayNumber> lastTouches(Database& database, RecordId client, Date asOf) {
    std::map<RecordId, DayNumber> touches;
    Statement& rows = database.cached(
        "SELECT contact, date FROM interaction WHERE client = ?1 AND date <= ?2 AND contact IS NOT NULL");
    rows.bind(1, client).bind(2, isoDate(asOf));
    while (rows.step()) {
        const auto date = parseIsoDate(rows.text(1));
        if (!date) continue;
        const auto [touch, isNew] = touches.try_emplace(rows.integer(0), dayNumber(*date));
        if (!isNew) touch->second = std::max(touch->second, dayNumber(*date));
    }
    rows.reset();
    return touches;
}

}  // namespace meike
