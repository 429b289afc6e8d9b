// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/dashboard_rows.h"

namespace meike {

std::vector<std::pair<RecordId, RecordId>> readClientOwners(Database& database) {
    Statement statement = database.prepare("SELECT id, owner FROM client WHERE owner IS NOT NULL ORDER BY id");
    std::vector<std::pair<RecordId, RecordId>> owners;
    while (statement.step()) owners.emplace_back(statement.integer(0), statement.integer(1));
    return owners;
}

std::vector<SavedScoreRow> readSavedScores(Database& database, RecordId assessment) {
    Statement statement = database.prepare(
        "SELECT client, tier, stage, monetary FROM assessment_score WHERE assessment = ? ORDER BY client");
    statement.bind(1, assessment);
    std::vector<SavedScoreRow> rows;
    while (statement.step()) {
        SavedScoreRow row;
        row.client = statement.integer(0);
        row.tier = statement.text(1);
        row.stage = statement.text(2);
        if (const Value money = statement.value(3); !isEmpty(money)) row.monetary = statement.integer(3);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace meike
