// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/movement.h"

#include "base/error.h"
#include "base/error_code.h"

namespace meike::engine {

std::size_t Movement::stayed() const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < matrix.size(); ++i) sum += matrix[i][i];
    return sum;
}

std::size_t Movement::up() const {
    std::size_t sum = 0;
    for (std::size_t from = 0; from < matrix.size(); ++from) {
        for (std::size_t to = 0; to < from; ++to) sum += matrix[from][to];
    }
    return sum;
}

std::size_t Movement::down() const {
    std::size_t sum = 0;
    for (std::size_t from = 0; from < matrix.size(); ++from) {
        for (std::size_t to = from + 1; to < matrix.size(); ++to) sum += matrix[from][to];
    }
    return sum;
}

Movement movement(std::span<const std::int8_t> from, std::span<const std::int8_t> to, std::size_t classes) {
    if (from.size() != to.size())
        throw Error(ErrorKind::internal, "movement", {ErrorCode::fault, {"columns of different length"}});
    Movement out;
    out.matrix.assign(classes, std::vector<std::size_t>(classes, 0));
    out.added.assign(classes, 0);
    out.lost.assign(classes, 0);
    const auto place = [&](std::int8_t value) {
        return value >= 0 ? static_cast<std::size_t>(static_cast<std::uint8_t>(value)) : classes;
    };
    for (std::size_t i = 0; i < from.size(); ++i) {
        const std::size_t row = place(from[i]);
        const std::size_t column = place(to[i]);
        if (row < classes && column < classes) {
            ++out.matrix[row][column];
        } else if (column < classes) {
            ++out.added[column];
        } else if (row < classes) {
            ++out.lost[row];
        }
    }
    return out;
}

Movement stageMovement(std::span<const Stage> from, std::span<const Stage> to) {
    const auto classes = [](std::span<const Stage> stages) {
        std::vector<std::int8_t> out;
        out.reserve(stages.size());
        for (const Stage stage : stages) {
            out.push_back(stage == Stage::none ? std::int8_t{-1} : static_cast<std::int8_t>(stage));
        }
        return out;
    };
    return movement(classes(from), classes(to), stageRows().size());
}

int stageStep(Stage from, Stage to) {
    const auto rank = [](Stage stage) {
        switch (stage) {
            case Stage::loyal:
                return 6;
            case Stage::repeat:
                return 5;
            case Stage::returned:
                return 4;
            case Stage::first_time:
                return 3;
            case Stage::prospect:
                return 2;
            case Stage::at_risk:
                return 1;
            case Stage::churned:
            case Stage::none:
                break;
        }
        return 0;
    };
    return rank(to) - rank(from);
}

int Moves::step(std::size_t fromClass, std::size_t toClass) const {
    if (by == By::tier) return static_cast<int>(fromClass) - static_cast<int>(toClass);
    const auto stageOf = [this](std::size_t position) {
        const auto row = findClassRow(stageRows(), classes[position].key);
        return row ? static_cast<Stage>(*row) : Stage::none;
    };
    return stageStep(stageOf(fromClass), stageOf(toClass));
}

}  // namespace meike::engine
