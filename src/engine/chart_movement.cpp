// SPDX-License-Identifier: GPL-3.0-or-later
// Who went where between two days.
#include "engine/chart_computations.h"

namespace meike::engine {

namespace {

constexpr Label kNew = {"新增", "New"};
/// Deleted, archived or merged since: a client that only stopped buying keeps its tier, and its stage says so.
constexpr Label kLost = {"移出", "Gone"};

struct Direction {
    const char* key;
    Label label;
};

Direction directionOf(const Moves& moves, std::size_t from, std::size_t to) {
    const std::size_t none = moves.classes.size();
    if (from == none) return {"new", kNew};
    if (to == none) return {"lost", kLost};
    const int step = moves.step(from, to);
    if (step > 0) return {"up", {"上升", "Up"}};
    if (step < 0) return {"down", {"下降", "Down"}};
    return {"stayed", {"不变", "Unchanged"}};
}

/// Every cell in reading order: rows are from, columns to; the last of each row is lost, the last row is new.
ChartData movementOf(const ChartInput& input, std::string_view key, Moves::By by) {
    ChartData data;
    data.key = key;
    data.membersAreMoves = true;
    data.columns = {{"direction", {"方向", "Direction"}, Measure::word},
                    {"count", {"客户数", "Clients"}, Measure::count},
                    {"money", {"窗口内价值", "Value in window"}, Measure::money}};
    if (!input.moves || input.moves->by != by) return data;
    const Moves& moves = *input.moves;
    const std::size_t none = moves.classes.size();
    const std::size_t side = none + 1;
    const auto place = [none](std::int8_t value) {
        return value < 0 ? none : static_cast<std::size_t>(static_cast<std::uint8_t>(value));
    };
    std::vector<MinorUnits> money(side * side, 0);
    for (std::size_t i = 0; i < moves.before.size(); ++i)
        money[place(moves.before[i]) * side + place(moves.after[i])] += moves.money[i];
    const auto nameOf = [&](std::size_t position, const Label& otherwise) {
        return position < none ? moves.classes[position].label : profileLabel(otherwise);
    };
    const auto keyOf = [&](std::size_t position, const char* otherwise) {
        return position < none ? moves.classes[position].key : std::string(otherwise);
    };
    for (std::size_t from = 0; from < side; ++from) {
        for (std::size_t to = 0; to < side; ++to) {
            ChartRow row;
            row.key = keyOf(from, "new") + '>' + keyOf(to, "lost");
            const ProfileLabel before = nameOf(from, kNew);
            const ProfileLabel after = nameOf(to, kLost);
            row.label = {before.zh + "→" + after.zh, before.en + " → " + after.en};
            const Direction direction = directionOf(moves, from, to);
            row.word = profileLabel(direction.label);
            row.wordKey = direction.key;
            row.values = {0, 0, money[from * side + to]};
            data.rows.push_back(std::move(row));
        }
    }
    setMembers(data, 0, side * side, moves.before.size(), [&](std::size_t client) {
        return static_cast<std::ptrdiff_t>(place(moves.before[client]) * side + place(moves.after[client]));
    });
    // In no class on either day: of no cell.
    data.rows.pop_back();
    for (ChartRow& row : data.rows) {
        row.values[1] = row.memberCount;
        row.opensClients = row.memberCount > 0;
    }
    return data;
}

}  // namespace

ChartData tierMovement(const ChartInput& input) { return movementOf(input, "movement_tier", Moves::By::tier); }
ChartData stageMovement(const ChartInput& input) { return movementOf(input, "movement_stage", Moves::By::stage); }

}  // namespace meike::engine
