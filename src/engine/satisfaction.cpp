// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/satisfaction.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/service_facts.h"

namespace meike::engine {

namespace {
/// The 97.5 % point of the normal distribution.
constexpr double kZ = 1.959963984540054;
/// What the adjusted Wald interval adds: answers, and of them promoters and detractors each.
constexpr double kAdded = 3;
constexpr double kAddedEach = 0.75;
}  // namespace

Estimate csatEstimate(int satisfied, int answers) {
    const double n = answers;
    const double p = satisfied / n;
    const double z2 = kZ * kZ;
    const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = kZ / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    // None and all are ends of the interval, which rounding would miss.
    return {p, satisfied == 0 ? 0 : middle - half, satisfied == answers ? 1 : middle + half};
}

Estimate npsEstimate(int promoters, int detractors, int answers) {
    const double n = answers + kAdded;
    const double up = (promoters + kAddedEach) / n;
    const double down = (detractors + kAddedEach) / n;
    const double middle = up - down;
    const double half = kZ * std::sqrt((up + down - middle * middle) / n);
    return {static_cast<double>(promoters - detractors) / answers, std::max(-1.0, middle - half),
            std::min(1.0, middle + half)};
}

void AnswerCounts::add(bool isNps, int score) {
    if (!isNps) {
        ++csat;
        if (score >= kContent) ++satisfied;
        return;
    }
    ++nps;
    if (npsClass(score) == NpsClass::promoter) ++promoters;
    if (npsClass(score) == NpsClass::detractor) ++detractors;
}

std::optional<Estimate> AnswerCounts::csatFigure() const {
    return csat < kFewestAnswers ? std::nullopt : std::optional(csatEstimate(satisfied, csat));
}
std::optional<Estimate> AnswerCounts::npsFigure() const {
    return nps < kFewestAnswers ? std::nullopt : std::optional(npsEstimate(promoters, detractors, nps));
}

std::optional<double> middleOf(std::vector<int> numbers) {
    if (numbers.empty()) return std::nullopt;
    std::sort(numbers.begin(), numbers.end());
    const std::size_t at = numbers.size() / 2;
    return numbers.size() % 2 != 0 ? numbers[at] : (numbers[at - 1] + numbers[at]) / 2.0;
}

std::vector<ParetoRow> pareto(std::span<const std::string> names) {
    std::map<std::string, int> counts;
    for (const std::string& name : names) ++counts[name];
    std::vector<ParetoRow> rows;
    rows.reserve(counts.size());
    for (const auto& [name, count] : counts) rows.push_back({name, count, 0, 0});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ParetoRow& a, const ParetoRow& b) { return a.count > b.count; });
    int before = 0;
    for (ParetoRow& row : rows) {
        before += row.count;
        row.share = static_cast<double>(row.count) / static_cast<double>(names.size());
        row.cumulative = static_cast<double>(before) / static_cast<double>(names.size());
    }
    return rows;
}

}  // namespace meike::engine
