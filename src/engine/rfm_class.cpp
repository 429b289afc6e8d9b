// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rfm_class.h"

#include <algorithm>
#include <array>

namespace meike::engine {
namespace {

std::int8_t positionOf(const std::vector<std::string>& keys, std::string_view key) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    return found == keys.end() ? std::int8_t{-1} : static_cast<std::int8_t>(found - keys.begin());
}

/// The value at a position of the sorted population that counts describe.
std::int64_t valueAt(std::span<const std::uint32_t> counts, std::uint64_t position) {
    std::uint64_t seen = 0;
    for (std::size_t value = 0; value < counts.size(); ++value) {
        seen += counts[value];
        if (position < seen) return static_cast<std::int64_t>(value);
    }
    return 0;
}

TypeCut cutOfCounts(Cut cut, std::int64_t fixed, std::span<const std::uint32_t> counts) {
    std::uint64_t n = 0;
    __int128 sum = 0;
    for (std::size_t value = 0; value < counts.size(); ++value) {
        n += counts[value];
        sum += static_cast<__int128>(value) * counts[value];
    }
    if (cut == Cut::value || n == 0) return {fixed, 1};
    if (cut == Cut::mean) return {sum, static_cast<std::int64_t>(n)};
    return {valueAt(counts, (n - 1) / 2) + valueAt(counts, n / 2), 2};
}

TypeCut cutOfSorted(Cut cut, std::int64_t fixed, std::span<const std::int64_t> ascending) {
    if (cut == Cut::value || ascending.empty()) return {fixed, 1};
    const std::size_t n = ascending.size();
    if (cut == Cut::median) return {static_cast<__int128>(ascending[(n - 1) / 2]) + ascending[n / 2], 2};
    __int128 sum = 0;
    for (const std::int64_t value : ascending) sum += value;
    return {sum, static_cast<std::int64_t>(n)};
}

}  // namespace

std::vector<std::string> rfmClassKeys(const ScoringProfile& profile) {
    std::vector<std::string> keys;
    for (const ClassRow& row : rfmClassRows()) keys.emplace_back(row.key);
    for (const ProfileClass& row : profile.classes) keys.push_back(row.key);
    return keys;
}

ClassGrid::ClassGrid(const ScoringProfile& profile) : m_levels(profile.levels) {
    const auto levels = static_cast<std::size_t>(m_levels);
    m_cells.assign(levels * levels * (levels + 1), -1);
    const std::vector<std::string> keys = rfmClassKeys(profile);
    for (const GridRule& rule : profile.grid) {
        const std::int8_t position = positionOf(keys, rule.classKey);
        for (int r = rule.r.from; r <= rule.r.to; ++r) {
            for (int f = rule.f.from; f <= rule.f.to; ++f) {
                for (int m = rule.m.from; m <= rule.m.to; ++m) m_cells[cell(r, f, m)] = position;
                if (rule.m.from == 1 && rule.m.to == m_levels) m_cells[cell(r, f, 0)] = position;
            }
        }
    }
}

std::size_t ClassGrid::cell(int r, int f, int m) const {
    return (static_cast<std::size_t>(r - 1) * static_cast<std::size_t>(m_levels) + static_cast<std::size_t>(f - 1)) *
               static_cast<std::size_t>(m_levels + 1) +
           static_cast<std::size_t>(m);
}

std::int8_t ClassGrid::classOf(int r, int f, int m) const { return m_cells[cell(r, f, m)]; }

TypeCuts typeCuts(const EightTypesRule& rule, std::span<const std::uint32_t> recencyCounts,
                  std::span<const std::uint32_t> frequencyCounts, std::span<const std::int64_t> sortedMonetary) {
    return {cutOfCounts(rule.cut, rule.recencyDays, recencyCounts),
            cutOfCounts(rule.cut, rule.frequency, frequencyCounts),
            cutOfSorted(rule.cut, rule.monetary, sortedMonetary)};
}

std::int8_t typeOf(const TypeCuts& cuts, std::int64_t recency, std::int64_t frequency, std::int64_t monetary) {
    std::array<char, 3> key{'l', 'l', 'l'};
    if (cuts.r.atMost(recency)) key[0] = 'h';
    if (cuts.f.atLeast(frequency)) key[1] = 'h';
    if (cuts.m.atLeast(monetary)) key[2] = 'h';
    const auto position = findClassRow(rfmClassRows(), std::string_view(key.data(), key.size()));
    return position ? static_cast<std::int8_t>(*position) : std::int8_t{-1};
}

}  // namespace meike::engine
