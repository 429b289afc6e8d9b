// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/assessment_rows.h"

namespace meike {

std::vector<SavedTierCount> readSavedTierCounts(Database& database) {
    Statement statement = database.prepare(
        "SELECT assessment, coalesce(tier, ''), count(*) FROM assessment_score GROUP BY 1, 2 ORDER BY 1, 2");
    std::vector<SavedTierCount> counts;
    while (statement.step())
        counts.push_back({statement.integer(0), std::string(statement.text(1)), statement.integer(2)});
    return counts;
}

std::vector<std::pair<RecordId, std::string>> readLastAssessed(Database& database, const std::string& asOf) {
    Statement statement = database.prepare(
        "SELECT s.client, max(a.as_of) FROM assessment_score s JOIN assessment a ON a.id = s.assessment "
        "WHERE s.tier IS NOT NULL AND a.as_of <= ? GROUP BY s.client ORDER BY s.client");
    statement.bind(1, asOf);
    std::vector<std::pair<RecordId, std::string>> days;
    while (statement.step()) days.emplace_back(statement.integer(0), std::string(statement.text(1)));
    return days;
}

std::vector<RecordId> readAssessmentRowIds(Database& database, RecordId assessment) {
    Statement statement = database.prepare("SELECT id FROM assessment_score WHERE assessment = ? ORDER BY id");
    statement.bind(1, assessment);
    std::vector<RecordId> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    return ids;
}

}  // namespace meike
