// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review_pack.h"

#include <algorithm>

#include "app/field_text.h"
#include "app/words/reason_words.h"
#include "base/error_code.h"
#include "storage/records.h"

namespace meike {

namespace {

/// Names of clients and their owners, read when they are asked for.
class Names {
public:
    Names(Database& database, Language language) : m_database(database), m_names(database), m_language(language) {}
    void fill(ReviewPack::Line& line) const {
        const auto record = readRecord(m_database, Kind::client, line.client);
        if (!record) return;
        line.name = record->text("name");
        if (const RecordId owner = record->integer("owner")) line.owner = m_names.name(Kind::person, owner, m_language);
    }

private:
    Database& m_database;
    NameBook m_names;
    Language m_language;
};

void addTiers(ReviewPack& pack, const Standing& standing) {
    for (const engine::ClassName& tier : standing.tiers) pack.tiers.push_back({tier, 0, 0, {}});
    for (const Standing::Place& place : standing.places) {
        if (place.tier < 0) {
            ++pack.unscored;
            continue;
        }
        ReviewPack::Tier& tier = pack.tiers[static_cast<std::size_t>(place.tier)];
        ++tier.clients;
        tier.value += place.money;
    }
}

void addMovers(ReviewPack& pack, const AssessmentMoves& moves, const Names& names) {
    pack.moved = moves.moves.size();
    for (const AssessmentMove& move : moves.moves) {
        if (pack.movers.size() == kReviewLines) break;
        ReviewPack::Line line;
        line.client = move.client;
        line.from = move.from;
        line.tier = move.to;
        line.value = move.value;
        line.cause = move.cause;
        names.fill(line);
        pack.movers.push_back(std::move(line));
    }
}

}  // namespace

ReviewPack readReviewPack(const Session& session, Database& database, RecordId assessment, Language language,
                          const std::stop_token& stop, std::optional<Date> day, RecordId earlier) {
    const std::vector<AssessmentSummary> saved = readAssessments(database, day);
    const auto chosen =
        std::find_if(saved.begin(), saved.end(), [&](const AssessmentSummary& each) { return each.id == assessment; });
    if (assessment != 0 && chosen == saved.end())
        throw Error(ErrorKind::not_found, "assessments", ErrorCode::record_gone);
    std::shared_ptr<const Scores> scores = assessment != 0 ? session.scoresWith(chosen->profile, chosen->asOf, stop)
                                           : day           ? session.scoresAsOf(*day, stop)
                                                           : session.scores();

    ReviewPack pack;
    pack.agency = setting(database, "name");
    pack.asOf = scores->asOf;
    pack.profile = scores->profile.label;
    pack.profileVersion = scores->profile.version;
    pack.basis = scores->assessment.base.basis;
    pack.estimated = scores->assessment.base.estimated;
    pack.windowDays = scores->profile.windowDays;
    pack.currency = scores->currency;
    if (assessment != 0) {
        pack.name = chosen->name;
        pack.signedBy = chosen->signedBy;
        pack.signedOn = chosen->signedOn;
    }
    const ScoresOfDay scoresOf = [&](Date asked) { return session.scoresAsOf(asked, stop); };
    Standing now = standingOf(*scores);
    if (assessment != 0) {
        // As they were signed off. A name that the rules give a tier may have been corrected since, its key not.
        const std::vector<engine::ClassName> names = now.tiers;
        now = readStanding(database, chosen->name, scoresOf);
        now.tiers = names;
    }
    addTiers(pack, now);
    for (std::size_t i = 0; i < scores->clients.size(); ++i)
        pack.byHand += scores->assessment.tier[i] != scores->assessment.heldTier[i] ? 1 : 0;

    const Names names(database, language);
    const auto comparable = [&](const AssessmentSummary& each) {
        return each.id != assessment && each.asOf < scores->asOf &&
               tierScale(each.profile) == tierScale(scores->profile);
    };
    auto before = std::find_if(saved.begin(), saved.end(),
                               [&](const AssessmentSummary& each) { return each.id == earlier && comparable(each); });
    if (before == saved.end()) before = std::find_if(saved.begin(), saved.end(), comparable);
    if (before != saved.end()) {
        pack.before = before->name;
        pack.beforeDay = before->asOf;
        for (std::size_t i = 0; i < pack.tiers.size(); ++i) pack.tiers[i].before = before->byTier[i];
        AssessmentMoves moves = movesBetween(session, readStanding(database, before->name, scoresOf), now, *scores,
                                             before->profile, before->asOf, stop);
        addMovers(pack, moves, names);
        pack.movement = std::move(moves.table);
    }

    std::vector<engine::ClientIndex> atRisk;
    for (std::size_t i = 0; i < scores->clients.size(); ++i) {
        const std::int8_t rank = scores->assessment.tier[i];
        if (rank >= 0 && rank < 2 && scores->assessment.stage[i] == Stage::at_risk)
            atRisk.push_back(static_cast<engine::ClientIndex>(i));
    }
    pack.atRiskAll = atRisk.size();
    std::sort(atRisk.begin(), atRisk.end(), [&](engine::ClientIndex a, engine::ClientIndex b) {
        const auto& value = scores->assessment.valueLastYear;
        return value[a] != value[b] ? value[a] > value[b] : scores->clients[a] < scores->clients[b];
    });
    for (const engine::ClientIndex client : atRisk) {
        if (pack.atRisk.size() == kReviewLines) break;
        ReviewPack::Line line;
        line.client = scores->clients[client];
        line.tier = scores->assessment.tier[client];
        line.value = scores->assessment.valueLastYear[client];
        line.silent = scores->assessment.recency[client];
        line.reason = words::riskReason(scores->assessment.stageReason[client], language);
        names.fill(line);
        pack.atRisk.push_back(std::move(line));
    }
    pack.due = reassessmentsDue(database, *scores);
    return pack;
}

}  // namespace meike
