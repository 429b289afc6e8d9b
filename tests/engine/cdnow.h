// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/gamma_gamma.h"
#include "engine/purchase_history.h"

namespace meike::test {

/// The published sample: histories as of 1997-09-30 in days, purchases in the 39 weeks after.
struct Cdnow {
    engine::HistoryColumns columns;
    std::vector<int> holdout;
    std::vector<engine::HistoryCell> cells;

    static const Cdnow& sample() {
        static const Cdnow made;
        return made;
    }
    static engine::HistoryCell cellOf(const engine::PurchaseHistory& history) {
        return {static_cast<double>(history.repeats), static_cast<double>(history.lastDay),
                static_cast<double>(history.age), 1};
    }

private:
    Cdnow() {
        std::ifstream file(std::string(MEIKE_TEST_DATA_DIR) + "/cdnow/histories.csv");
        std::string line;
        if (!std::getline(file, line)) throw std::runtime_error("cdnow/histories.csv is missing");
        char comma = 0;
        engine::PurchaseHistory history;
        int later = 0;
        MinorUnits cents = 0;
        while (file >> history.repeats >> comma >> history.lastDay >> comma >> history.age >> comma >> later >> comma >>
               cents) {
            columns.history.push_back(history);
            columns.repeatValue.push_back(cents);
            columns.totalValue.push_back(cents);
            columns.valueKnown.push_back(1);
            holdout.push_back(later);
        }
        cells = engine::historyCells(columns.history);
    }
};

}  // namespace meike::test
