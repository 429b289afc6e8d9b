// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

/// What answers and complaints come to, and how sure one can be of it.
namespace meike::engine {

/// Fewer answers than this say nothing: a figure is not given.
inline constexpr int kFewestAnswers = 10;

/// A figure with its 95 % interval: a share 0..1, or a balance -1..1.
struct Estimate {
    double value = 0;
    double low = 0;
    double high = 0;

    friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// Share of `satisfied` among `answers` > 0, with Wilson's interval.
Estimate csatEstimate(int satisfied, int answers);
/// Promoters less detractors among `answers` > 0. The interval is the adjusted Wald one: three answers are added, 3/4
/// of them promoters, 3/4 detractors, the rest passive.
Estimate npsEstimate(int promoters, int detractors, int answers);

/// From here up an answer 1..5 is content; up to there it asks for something to be done, as for an answer 0..10.
inline constexpr int kContent = 4;
inline constexpr int kLowCsat = 2;
inline constexpr int kLowNps = 6;
constexpr bool isLowScore(bool nps, int score) { return score <= (nps ? kLowNps : kLowCsat); }

/// Answers counted.
struct AnswerCounts {
    int csat = 0;
    int satisfied = 0;
    int nps = 0;
    int promoters = 0;
    int detractors = 0;

    void add(bool isNps, int score);
    /// Nothing: too few answers.
    std::optional<Estimate> csatFigure() const;
    std::optional<Estimate> npsFigure() const;

    friend bool operator==(const AnswerCounts&, const AnswerCounts&) = default;
};

/// The middle of some numbers, the mean of two where there are two; nothing of none.
std::optional<double> middleOf(std::vector<int> numbers);

/// One cause of many, the most frequent first.
struct ParetoRow {
    std::string name;
    int count = 0;
    double share = 0;       ///< of all
    double cumulative = 0;  ///< with those before it
};
/// Equal counts by name; `names` one an event.
std::vector<ParetoRow> pareto(std::span<const std::string> names);

}  // namespace meike::engine
