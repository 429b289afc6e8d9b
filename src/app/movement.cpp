// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/movement.h"

#include <algorithm>

#include "base/error_code.h"
#include "exchange/profile_json.h"
#include "storage/dashboard_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

Standing standingOfAssessment(Database& database, const Record& assessment) {
    Standing standing;
    standing.name = assessment.text("name");
    standing.tierScale = assessment.text("tier_scale");
    for (const TierRule& tier : valueOrThrow(parseProfile(assessment.text("profile_body"))).tiers)
        standing.tiers.push_back({tier.key, tier.label, {}});
    for (const SavedScoreRow& row : readSavedScores(database, assessment.id())) {
        Standing::Place place;
        place.client = row.client;
        const auto& tiers = standing.tiers;
        const auto at = std::find_if(tiers.begin(), tiers.end(),
                                     [&](const engine::ClassName& tier) { return tier.key == row.tier; });
        if (at != tiers.end()) place.tier = static_cast<std::int8_t>(at - tiers.begin());
        if (const auto stage = findClassRow(stageRows(), row.stage)) place.stage = static_cast<Stage>(*stage);
        place.money = row.monetary.value_or(0);
        standing.places.push_back(place);
    }
    return standing;
}

/// Calls visit(client, before, after) for every client of the two, by id; a Place{} where one does not know it.
template <class Visit>
void forEachClient(const Standing& from, const Standing& to, Visit visit) {
    auto a = from.places.begin();
    auto b = to.places.begin();
    const Standing::Place nowhere;
    while (a != from.places.end() || b != to.places.end()) {
        if (b == to.places.end() || (a != from.places.end() && a->client < b->client)) {
            visit(a->client, *a, nowhere);
            ++a;
        } else if (a == from.places.end() || b->client < a->client) {
            visit(b->client, nowhere, *b);
            ++b;
        } else {
            visit(a->client, *a, *b);
            ++a;
            ++b;
        }
    }
}

std::int8_t stagePlace(Stage stage) { return static_cast<std::int8_t>(static_cast<int>(stage) - 1); }

}  // namespace

Standing standingOf(const Scores& scores) {
    const engine::Assessment& a = scores.assessment;
    Standing standing;
    standing.name = isoDate(scores.asOf);
    standing.tierScale = tierScale(scores.profile);
    standing.tiers = a.tierNames;
    standing.places.reserve(scores.clients.size());
    for (std::size_t i = 0; i < scores.clients.size(); ++i)
        standing.places.push_back({scores.clients[i], a.heldTier[i], a.stage[i], a.monetary[i]});
    std::sort(standing.places.begin(), standing.places.end(),
              [](const Standing::Place& x, const Standing::Place& y) { return x.client < y.client; });
    return standing;
}

Standing readStanding(Database& database, const std::string& what, const ScoresOfDay& scoresOf) {
    const auto named = findRecords(database, Kind::assessment, "name", Value{what});
    if (!named.empty()) return standingOfAssessment(database, *readRecord(database, Kind::assessment, named.front()));
    const auto day = parseIsoDate(what);
    if (!day) throw Error(ErrorKind::not_found, what, ErrorCode::neither_date_nor_assessment);
    return standingOf(*scoresOf(*day));
}

MovementTable movementBetween(const Standing& from, const Standing& to, MoveBy by,
                              const std::function<bool(RecordId)>& among) {
    if (by == MoveBy::tier && from.tierScale != to.tierScale)
        throw Error(ErrorKind::invalid_value, from.name + ", " + to.name, ErrorCode::tier_scales_differ);
    MovementTable table;
    table.from = table.moves.from = from.name;
    table.to = table.moves.to = to.name;
    engine::Moves& moves = table.moves;
    moves.by = by;
    const std::size_t most = from.places.size() + to.places.size();
    for (auto* column : {&moves.before, &moves.after}) column->reserve(most);
    moves.money.reserve(most);
    table.clients.reserve(most);
    forEachClient(from, to, [&](RecordId client, const Standing::Place& before, const Standing::Place& after) {
        if (among && !among(client)) return;
        table.clients.push_back(client);
        moves.before.push_back(by == MoveBy::tier ? before.tier : stagePlace(before.stage));
        moves.after.push_back(by == MoveBy::tier ? after.tier : stagePlace(after.stage));
        moves.money.push_back(moves.after.back() >= 0 ? after.money : before.money);
    });
    if (by == MoveBy::tier) {
        table.classes = to.tiers;
        table.movement = engine::movement(moves.before, moves.after, table.classes.size());
        for (const engine::ClassName& tier : table.classes) moves.classes.push_back({tier.key, tier.label});
        return table;
    }
    for (const ClassRow& row : stageRows())
        table.classes.push_back(
            {std::string(row.key), {std::string(row.label.zh), std::string(row.label.en)}, std::string(row.symbol)});
    for (std::size_t i = 1; i < table.classes.size(); ++i)
        moves.classes.push_back({table.classes[i].key, table.classes[i].label});
    std::vector<Stage> before, after;
    for (const std::int8_t place : moves.before) before.push_back(static_cast<Stage>(place + 1));
    for (const std::int8_t place : moves.after) after.push_back(static_cast<Stage>(place + 1));
    table.movement = engine::stageMovement(before, after);
    return table;
}

}  // namespace meike
