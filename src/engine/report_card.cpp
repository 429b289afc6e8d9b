// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report_card.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace meike::engine {
namespace {

constexpr std::array kUsability{
    ClassRow{"usable", {"可用来列名单", "Good for lists"}},
    ClassRow{"not_tested",
             {"未用于名单：历史太短，无法用过去检验", "Not used for lists: the history is too short to test it"}},
    ClassRow{"beats_nothing",
             {"未用于名单：并不比简单的经验算法更准", "Not used for lists: no closer than simple rules of thumb"}},
    ClassRow{
        "too_many_errors",
        {"未用于名单：预测会下单却没下的太多", "Not used for lists: too many of the clients it names do not order"}},
    ClassRow{"too_many_omissions",
             {"未用于名单：漏掉的下单客户太多", "Not used for lists: it misses too many of the clients who order"}},
};

constexpr std::int32_t kLastBin = 7;
constexpr double kBuyer = 0.5;  ///< purchases expected from which a client is predicted to buy

std::vector<double> predictionsOf(const Backtest& backtest, Predictor predictor) {
    std::vector<double> out;
    for (const BacktestCut& cut : backtest.cuts) {
        for (const BacktestRow& row : cut.rows) {
            switch (predictor) {
                case Predictor::model:
                    out.push_back(row.expected);
                    break;
                case Predictor::naive_rate:
                    out.push_back(row.naive);
                    break;
                case Predictor::last_period:
                    out.push_back(row.lastPeriod);
                    break;
                case Predictor::pooled_mean:
                    out.push_back(row.pooled);
                    break;
            }
        }
    }
    return out;
}

void scoreBins(const Backtest& backtest, ReportCard& card) {
    for (std::int32_t repeats = 0; repeats <= kLastBin; ++repeats) card.frequency.push_back({repeats, 0, 0, 0});
    std::size_t rows = 0;
    std::size_t buyers = 0;
    std::size_t covered = 0;
    double squares = 0;
    for (const BacktestCut& cut : backtest.cuts) {
        for (const BacktestRow& row : cut.rows) {
            FrequencyBin& frequency = card.frequency[static_cast<std::size_t>(std::min(row.repeats, kLastBin))];
            ++frequency.rows;
            frequency.predicted += row.expected;
            frequency.actual += row.actual;
            const double bought = row.actual > 0 ? 1 : 0;
            ReliabilityBin& bin = card.reliability[std::min<std::size_t>(
                9, static_cast<std::size_t>(std::max(0.0, row.probability * 10)))];
            ++bin.rows;
            bin.predicted += row.probability;
            bin.actual += bought;
            squares += (row.probability - bought) * (row.probability - bought);
            ++rows;
            if (row.actual > 0) ++buyers;
            if (row.withinInterval) ++covered;
            card.clientHeld += row.held;
        }
        if (cut.totalLow <= cut.actualTotal && cut.actualTotal <= cut.totalHigh) ++card.totalsCovered;
    }
    const auto mean = [](auto& bin) {
        if (bin.rows == 0) return;
        bin.predicted /= static_cast<double>(bin.rows);
        bin.actual /= static_cast<double>(bin.rows);
    };
    for (FrequencyBin& bin : card.frequency) mean(bin);
    for (ReliabilityBin& bin : card.reliability) mean(bin);
    const double share = static_cast<double>(buyers) / static_cast<double>(rows);
    card.brier = squares / static_cast<double>(rows);
    card.brierBaseRate = share * (1 - share);
    card.clientHeld /= static_cast<double>(rows);
    card.clientCoverage = static_cast<double>(covered) / static_cast<double>(rows);
}

/// Orders off a client, as they are shown: two figures that look the same are not told apart.
std::int64_t shownMiss(const PredictionScore& score) { return std::llround(score.mae * 100); }

/// A prediction that comes to the average for everybody, figure by figure as shown, knows nothing of any one client.
bool saysTheMean(const ReportCard& card) {
    const auto percent = [](const std::optional<double>& share) {
        return share ? std::optional(std::llround(*share * 100)) : std::nullopt;
    };
    const PredictionScore& model = card.of(Predictor::model);
    const PredictionScore& mean = card.of(Predictor::pooled_mean);
    return shownMiss(model) == shownMiss(mean) && percent(model.errorRate) == percent(mean.errorRate) &&
           percent(model.omissionRate) == percent(mean.omissionRate) && percent(model.bias) == percent(mean.bias);
}

Usability judge(const ReportCard& card, const ForecastRule& rule) {
    const PredictionScore& model = card.of(Predictor::model);
    const bool beatsAny = std::any_of(card.score.begin() + 1, card.score.end(), [&](const PredictionScore& baseline) {
        return shownMiss(model) < shownMiss(baseline);
    });
    if (!beatsAny || saysTheMean(card)) return Usability::beats_nothing;
    // Nobody predicted to buy is no wrong name; whether buyers were missed the omission rate says.
    if (model.errorRate && *model.errorRate * 100 > rule.errorLimitPercent) return Usability::too_many_errors;
    if (model.omissionRate && *model.omissionRate * 100 > rule.omissionLimitPercent) {
        return Usability::too_many_omissions;
    }
    return Usability::usable;
}

}  // namespace

const char* usabilityKey(Usability usability) { return kUsability[static_cast<std::size_t>(usability)].key.data(); }
Label usabilityLabel(Usability usability) { return kUsability[static_cast<std::size_t>(usability)].label; }

std::size_t ReportCard::cases() const {
    std::size_t sum = 0;
    for (const ReliabilityBin& bin : reliability) sum += bin.rows;
    return sum;
}

double ReportCard::shareThatBought() const {
    double bought = 0;
    for (const ReliabilityBin& bin : reliability) bought += bin.actual * static_cast<double>(bin.rows);
    const std::size_t all = cases();
    return all == 0 ? 0 : bought / static_cast<double>(all);
}

std::vector<Predictor> ReportCard::closerBaselines() const {
    std::vector<Predictor> closer;
    if (!tested()) return closer;
    for (const Predictor baseline : {Predictor::naive_rate, Predictor::last_period, Predictor::pooled_mean})
        if (shownMiss(of(baseline)) <= shownMiss(of(Predictor::model))) closer.push_back(baseline);
    std::stable_sort(closer.begin(), closer.end(),
                     [&](Predictor a, Predictor b) { return shownMiss(of(a)) < shownMiss(of(b)); });
    return closer;
}

bool ReportCard::usableWithoutCare() const {
    return usability == Usability::usable && !totalMissed() && !likelihoodsOff() && closerBaselines().empty();
}

int stepAfterTest(const Sufficiency& sufficiency, const ReportCard& card) {
    return card.totalMissed() ? std::min(sufficiency.step, 3) : sufficiency.step;
}

std::optional<double> topShare(std::span<const double> predicted, std::span<const std::int32_t> actual, double top) {
    const double total = std::accumulate(actual.begin(), actual.end(), 0.0);
    if (total == 0) return std::nullopt;
    std::vector<std::size_t> order(predicted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return predicted[a] > predicted[b]; });
    double left = top * static_cast<double>(predicted.size());
    double held = 0;
    for (std::size_t i = 0; i < order.size() && left > 0;) {
        std::size_t end = i;
        double group = 0;
        while (end < order.size() && predicted[order[end]] == predicted[order[i]]) group += actual[order[end++]];
        const double size = static_cast<double>(end - i);
        held += group * std::min(1.0, left / size);
        left -= size;
        i = end;
    }
    return held / total;
}

PredictionScore scorePredictions(std::span<const double> predicted, std::span<const std::int32_t> actual) {
    PredictionScore out;
    out.rows = predicted.size();
    if (out.rows == 0) return out;
    std::size_t named = 0;
    std::size_t buyers = 0;
    std::size_t hits = 0;
    for (std::size_t i = 0; i < out.rows; ++i) {
        const double off = predicted[i] - actual[i];
        out.predicted += predicted[i];
        out.actual += actual[i];
        out.mae += std::abs(off);
        out.rmse += off * off;
        const bool isNamed = predicted[i] >= kBuyer;
        const bool bought = actual[i] > 0;
        if (isNamed) ++named;
        if (bought) ++buyers;
        if (isNamed && bought) ++hits;
    }
    const double n = static_cast<double>(out.rows);
    out.mae /= n;
    out.rmse = std::sqrt(out.rmse / n);
    if (out.actual > 0) out.bias = (out.predicted - out.actual) / out.actual;
    if (named > 0) out.errorRate = 1 - static_cast<double>(hits) / static_cast<double>(named);
    if (buyers > 0) out.omissionRate = 1 - static_cast<double>(hits) / static_cast<double>(buyers);
    out.topFifthShare = topShare(predicted, actual, 0.2);
    return out;
}

ReportCard reportCard(const Backtest& backtest, const ForecastRule& rule) {
    ReportCard card;
    card.askedDays = backtest.askedDays;
    card.horizonDays = backtest.horizonDays;
    if (backtest.cuts.empty()) return card;
    std::vector<std::int32_t> actual;
    for (const BacktestCut& cut : backtest.cuts) {
        card.cuts.push_back(cut.day);
        std::vector<double> own;
        const std::size_t begin = actual.size();
        for (const BacktestRow& row : cut.rows) {
            own.push_back(row.expected);
            actual.push_back(row.actual);
        }
        card.modelByCut.push_back(scorePredictions(own, std::span(actual).subspan(begin)));
    }
    for (std::size_t p = 0; p < kPredictors; ++p) {
        card.score[p] = scorePredictions(predictionsOf(backtest, static_cast<Predictor>(p)), actual);
    }
    scoreBins(backtest, card);
    card.usability = judge(card, rule);
    return card;
}

}  // namespace meike::engine
