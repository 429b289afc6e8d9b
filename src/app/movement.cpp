// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/movement.h"

#include <algorithm>
#include <set>

#include "exchange/profile_json.h"
#include "storage/records.h"

namespace meike {

namespace {

Standing standingOfDay(ScoreBook& book, const ScoringProfile& profile, Date day, const std::stop_token& stop) {
    const Scores scores = book.score(profile, day, stop);
    Standing standing;
    standing.name = isoDate(day);
    standing.tierScale = tierScale(profile);
    standing.tiers = scores.assessment.tierNames;
    for (std::size_t i = 0; i < scores.clients.size(); ++i)
        standing.places[scores.clients[i]] = {scores.assessment.heldTier[i], scores.assessment.stage[i]};
    return standing;
}

Standing standingOfAssessment(Database& database, const Record& assessment) {
    Standing standing;
    standing.name = assessment.text("name");
    standing.tierScale = assessment.text("tier_scale");
    for (const TierRule& tier : valueOrThrow(parseProfile(assessment.text("profile_body"))).tiers)
        standing.tiers.push_back({tier.key, tier.label, {}});
    for (const Record& row :
         readRecords(database, Kind::assessment_score,
                     findRecords(database, Kind::assessment_score, "assessment", Value{assessment.id()}))) {
        Standing::Place place;
        const auto& tiers = standing.tiers;
        const auto at = std::find_if(tiers.begin(), tiers.end(),
                                     [&](const engine::ClassName& tier) { return tier.key == row.text("tier"); });
        if (at != tiers.end()) place.tier = static_cast<std::int8_t>(at - tiers.begin());
        if (const auto stage = findClassRow(stageRows(), row.text("stage"))) place.stage = static_cast<Stage>(*stage);
        standing.places[row.integer("client")] = place;
    }
    return standing;
}

}  // namespace

Standing readStanding(Database& database, ScoreBook& book, const ScoringProfile& profile, const std::string& what,
                      const std::stop_token& stop) {
    const auto named = findRecords(database, Kind::assessment, "name", Value{what});
    if (!named.empty()) return standingOfAssessment(database, *readRecord(database, Kind::assessment, named.front()));
    const auto day = parseIsoDate(what);
    if (!day) throw Error(ErrorKind::not_found, what, "this is neither a date nor a saved assessment");
    return standingOfDay(book, profile, *day, stop);
}

MovementTable movementBetween(const Standing& from, const Standing& to, MoveBy by) {
    if (by == MoveBy::tier && from.tierScale != to.tierScale)
        throw Error(ErrorKind::invalid_value, from.name + ", " + to.name, "the two have different tier scales");
    MovementTable table;
    table.from = from.name;
    table.to = to.name;
    std::set<RecordId> clients;
    for (const auto& [client, place] : from.places) clients.insert(client);
    for (const auto& [client, place] : to.places) clients.insert(client);
    const auto placeIn = [](const Standing& standing, RecordId client) {
        const auto found = standing.places.find(client);
        return found == standing.places.end() ? Standing::Place{} : found->second;
    };
    if (by == MoveBy::tier) {
        table.classes = to.tiers;
        std::vector<std::int8_t> before, after;
        for (const RecordId client : clients) {
            before.push_back(placeIn(from, client).tier);
            after.push_back(placeIn(to, client).tier);
        }
        table.movement = engine::movement(before, after, table.classes.size());
        return table;
    }
    for (const ClassRow& row : stageRows())
        table.classes.push_back(
            {std::string(row.key), {std::string(row.label.zh), std::string(row.label.en)}, std::string(row.symbol)});
    std::vector<Stage> before, after;
    for (const RecordId client : clients) {
        before.push_back(placeIn(from, client).stage);
        after.push_back(placeIn(to, client).stage);
    }
    table.movement = engine::stageMovement(before, after);
    return table;
}

}  // namespace meike
