// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/words/line.h"
#include "engine/report_card.h"

namespace meike::test {

inline std::string lineOf(const std::vector<words::Line>& lines, std::string_view key) {
    for (const words::Line& line : lines) {
        if (line.key == key) return line.text;
    }
    return "(none)";
}

/// A card of three tests in which the model did well.
inline engine::ReportCard goodCard() {
    engine::ReportCard card;
    card.cuts = {1, 2, 3};
    card.askedDays = 365;
    card.horizonDays = 365;
    card.usability = engine::Usability::usable;
    for (engine::PredictionScore& score : card.score) score.mae = 0.9;
    engine::PredictionScore& model = card.score[0];
    model.mae = 0.761;
    model.bias = -0.12;
    model.errorRate = 0.23;
    model.omissionRate = 0.31;
    model.topFifthShare = 0.63;
    card.clientCoverage = 0.86;
    card.clientHeld = 0.84;
    card.totalsCovered = 2;
    card.brier = 0.15;
    card.brierBaseRate = 0.2;
    card.reliability[7] = {40, 0.76, 0.81};
    card.reliability[8] = {40, 0.86, 0.71};
    return card;
}

}  // namespace meike::test
