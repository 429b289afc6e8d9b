// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assessments.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "app/records/record_writer.h"
#include "app/score_book.h"
#include "base/error_code.h"
#include "base/progress.h"
#include "domain/period.h"
#include "engine/drift.h"
#include "exchange/profile_json.h"
#include "storage/assessment_rows.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

std::vector<AssessmentSummary> readAssessments(Database& database, std::optional<Date> asOf) {
    std::map<RecordId, std::map<std::string, std::int64_t>> counts;
    for (SavedTierCount& row : readSavedTierCounts(database)) counts[row.assessment][std::move(row.tier)] = row.clients;
    std::vector<AssessmentSummary> summaries;
    for (const Record& record :
         asOf ? allRecords(database, Kind::assessment, *asOf) : allRecords(database, Kind::assessment)) {
        const auto day = parseIsoDate(record.text("as_of"));
        if (!day) continue;  // a damaged one is named with the scores
        AssessmentSummary summary;
        summary.id = record.id();
        summary.name = record.text("name");
        summary.asOf = *day;
        if (auto profile = parseProfile(record.text("profile_body"))) summary.profile = *std::move(profile);
        summary.profile.version = static_cast<int>(record.integer("profile_version", 1));
        if (const RecordId person = record.integer("signed_by"))
            summary.signedBy = recordName(database, Kind::person, person, Language::zh);
        if (const auto signedOn = parseIsoDate(record.text("signed_on"))) summary.signedOn = *signedOn;
        const auto& tiers = counts[summary.id];
        for (const TierRule& tier : summary.profile.tiers) {
            const auto found = tiers.find(tier.key);
            summary.byTier.push_back(found == tiers.end() ? 0 : found->second);
        }
        for (const auto& [tier, clients] : tiers)
            if (!tier.empty()) summary.clients += clients;
        summaries.push_back(std::move(summary));
    }
    std::sort(summaries.begin(), summaries.end(), [](const AssessmentSummary& a, const AssessmentSummary& b) {
        return a.asOf != b.asOf ? a.asOf > b.asOf : a.name < b.name;
    });
    return summaries;
}

void signAssessment(Edit& edit, RecordId assessment, RecordId person) {
    auto record = readRecord(edit.database(), Kind::assessment, assessment);
    if (!record) throw Error(ErrorKind::not_found, "assessments", ErrorCode::record_gone);
    if (record->integer("signed_by") != 0)
        throw Error(ErrorKind::invalid_value, record->text("name"), ErrorCode::assessment_signed);
    record->set("signed_by", person).set("signed_on", isoDate(edit.clock().today()));
    changeRecord(edit, std::move(*record));
}

void removeAssessment(Edit& edit, RecordId assessment, const std::stop_token& stop) {
    throwIfStopped(stop);
    removeRecord(edit, Kind::assessment, assessment);
    throwIfStopped(stop);
}

std::int64_t assessmentRowCount(Database& database, RecordId assessment) {
    return static_cast<std::int64_t>(readAssessmentRowIds(database, assessment).size()) + 1;
}

std::vector<DueTier> reassessmentsDue(Database& database, const Scores& scores) {
    std::unordered_map<RecordId, Date> last;
    for (const auto& [client, text] : readLastAssessed(database, isoDate(scores.asOf)))
        if (const auto day = parseIsoDate(text)) last.emplace(client, *day);
    std::vector<DueTier> tiers;
    for (std::size_t i = 0; i < scores.assessment.tierNames.size(); ++i)
        tiers.push_back({scores.assessment.tierNames[i], scores.profile.tiers[i].reassessMonths, 0, {}, {}});
    for (std::size_t i = 0; i < scores.clients.size(); ++i) {
        const std::int8_t rank = scores.assessment.tier[i];
        if (rank < 0) continue;
        DueTier& tier = tiers[static_cast<std::size_t>(rank)];
        ++tier.clients;
        const auto found = last.find(scores.clients[i]);
        const auto due = found == last.end() ? scores.asOf : addMonths(found->second, tier.months);
        if (due <= scores.asOf)
            tier.due.push_back(scores.clients[i]);
        else if (!tier.next || due < *tier.next)
            tier.next = due;
    }
    for (DueTier& tier : tiers) std::sort(tier.due.begin(), tier.due.end());
    return tiers;
}

std::vector<TierChange> tierChanges(const Session& session, const Scores& later, const ScoringProfile& earlierProfile,
                                    Date earlier, const std::stop_token& stop) {
    if (tierScale(later.profile) != tierScale(earlierProfile))
        throw Error(ErrorKind::invalid_value, earlierProfile.key, ErrorCode::assessments_differ_in_tiers);
    std::vector<TierChange> changes;
    const bool read = session.readBook(later, [&](const ScoreBook& book) {
        const engine::Assessment before =
            engine::assess({book.columns(), book.facts(), {}, earlierProfile, dayNumber(earlier)}, stop);
        std::vector<std::int32_t> rows(book.columns().clients());
        std::iota(rows.begin(), rows.end(), 0);
        const engine::AssessmentInput after{book.columns(), book.facts(), {}, later.profile, dayNumber(later.asOf)};
        const engine::DriftReport drift = engine::drift({before, earlierProfile, later.assessment, after, rows});
        for (const engine::TierMove& move : drift.tierMoves)
            changes.push_back({later.clients[move.client], move.from, move.to, move.thresholdsMoved});
    });
    // The columns have moved on: newer scores follow at once, and whoever asks, asks again.
    if (!read) throw Error(ErrorKind::cancelled, {}, ErrorCode::newer_scores_follow);
    std::stable_sort(changes.begin(), changes.end(), [](const TierChange& a, const TierChange& b) {
        return a.from - a.to != b.from - b.to ? a.from - a.to < b.from - b.to : a.from < b.from;
    });
    return changes;
}

}  // namespace meike
