// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/class_grid.h"

#include <algorithm>

namespace meike::ui {

namespace {

/// Two neighbours that make one block.
bool joins(const GridRule& a, const GridRule& b, ScoreRange GridRule::*along, ScoreRange GridRule::*across) {
    return a.classKey == b.classKey && a.m == b.m && a.*across == b.*across && (a.*along).to + 1 == (b.*along).from;
}

void join(std::vector<GridRule>& rules, ScoreRange GridRule::*along, ScoreRange GridRule::*across) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        for (std::size_t k = 0; k < rules.size(); ++k) {
            if (k == i || !joins(rules[i], rules[k], along, across)) continue;
            (rules[i].*along).to = (rules[k].*along).to;
            rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(k));
            // From the start: the longer block may have further neighbours.
            i = static_cast<std::size_t>(-1);
            break;
        }
    }
}

/// The same grid in as few blocks as rows, then columns, give; equal grids become equal.
std::vector<GridRule> blocks(const std::vector<GridRule>& rules) {
    std::vector<GridRule> cells;
    for (const GridRule& rule : rules) {
        for (int r = rule.r.from; r <= rule.r.to; ++r)
            for (int f = rule.f.from; f <= rule.f.to; ++f) cells.push_back({rule.classKey, {r, r}, {f, f}, rule.m});
    }
    std::sort(cells.begin(), cells.end(), [](const GridRule& a, const GridRule& b) {
        if (a.r.from != b.r.from) return a.r.from > b.r.from;
        return a.f.from != b.f.from ? a.f.from < b.f.from : a.m.from < b.m.from;
    });
    join(cells, &GridRule::f, &GridRule::r);
    join(cells, &GridRule::r, &GridRule::f);
    return cells;
}

}  // namespace

std::string gridClassAt(const ScoringProfile& profile, int r, int f) {
    std::string key;
    for (const GridRule& rule : profile.grid) {
        if (!rule.r.contains(r) || !rule.f.contains(f)) continue;
        if (!key.empty() && key != rule.classKey) return {};
        key = rule.classKey;
    }
    return key;
}

std::vector<GridRule> gridWithClass(const ScoringProfile& profile, int r, int f, const std::string& classKey,
                                    const std::vector<GridRule>& known) {
    std::vector<GridRule> cells;
    for (const GridRule& rule : profile.grid) {
        for (int row = rule.r.from; row <= rule.r.to; ++row) {
            for (int column = rule.f.from; column <= rule.f.to; ++column) {
                if (row != r || column != f) cells.push_back({rule.classKey, {row, row}, {column, column}, rule.m});
            }
        }
    }
    cells.push_back({classKey, {r, r}, {f, f}, {1, profile.levels}});
    std::vector<GridRule> joined = blocks(cells);
    return joined == blocks(known) ? known : joined;
}

std::vector<std::string> gridClassChoices(const ScoringProfile& profile) {
    constexpr std::size_t kGridClasses = 10;  // the eight types come behind them
    std::vector<std::string> keys;
    for (const ClassRow& row : rfmClassRows().first(kGridClasses)) keys.emplace_back(row.key);
    for (const ProfileClass& own : profile.classes) keys.push_back(own.key);
    return keys;
}

ProfileLabel classLabel(const ScoringProfile& profile, const std::string& key) {
    for (const ProfileClass& own : profile.classes)
        if (own.key == key) return own.label;
    const auto found = findClassRow(rfmClassRows(), key);
    if (!found) return {key, key};
    const Label& label = rfmClassRows()[*found].label;
    return {std::string(label.zh), std::string(label.en)};
}

}  // namespace meike::ui
