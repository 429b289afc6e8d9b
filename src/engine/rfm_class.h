// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/scoring_profile.h"

namespace meike::engine {

/// Keys of the classes a profile can give, built-in ones first, then its own.
std::vector<std::string> rfmClassKeys(const ScoringProfile& profile);

/// The grid of a profile, spread out for look-up.
class ClassGrid {
public:
    explicit ClassGrid(const ScoringProfile& profile);
    /// Position in rfmClassKeys; -1 where no rule covers the cell. With m = 0 (M not known) only cells whose class does
    /// not depend on M have one.
    std::int8_t classOf(int r, int f, int m) const;

private:
    std::size_t cell(int r, int f, int m) const;
    int m_levels;
    std::vector<std::int8_t> m_cells;
};

/// The lines between high and low of the eight types, as exact fractions value = numerator / denominator.
struct TypeCut {
    __int128 numerator = 0;
    std::int64_t denominator = 1;

    /// value >= cut.
    bool atLeast(std::int64_t value) const { return static_cast<__int128>(value) * denominator >= numerator; }
    /// value <= cut.
    bool atMost(std::int64_t value) const { return static_cast<__int128>(value) * denominator <= numerator; }
};

/// Cuts of the eight types from the population: counts of R and of F, and M ascending.
struct TypeCuts {
    TypeCut r, f, m;
};
TypeCuts typeCuts(const EightTypesRule& rule, std::span<const std::uint32_t> recencyCounts,
                  std::span<const std::uint32_t> frequencyCounts, std::span<const std::int64_t> sortedMonetary);

/// Position of the type in rfmClassKeys: R high when <= its cut, F and M high when >= theirs.
std::int8_t typeOf(const TypeCuts& cuts, std::int64_t recency, std::int64_t frequency, std::int64_t monetary);

}  // namespace meike::engine
