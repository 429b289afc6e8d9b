// SPDX-License-Identifier: GPL-3.0-or-later
// How good the forecasts were when tried on the past.
#include <cmath>

#include "engine/chart_computations.h"

namespace meike::engine {

namespace {

std::int64_t shareValue(double share) { return std::llround(share * static_cast<double>(kWholeShare)); }
std::int64_t shareValue(const std::optional<double>& share) { return share ? shareValue(*share) : kNoValue; }

}  // namespace

ChartData modelReportCard(const ChartInput& input) {
    ChartData data;
    data.key = "report_card";
    data.columns = {{"verdict", {"结论", "Verdict"}, Measure::word},
                    {"share", {"实际", "Actual"}, Measure::share},
                    {"predicted", {"预测", "Predicted"}, Measure::share},
                    {"count", {"样本数", "Cases"}, Measure::count}};
    if (!input.reportCard) return data;
    const ReportCard& card = *input.reportCard;
    const auto add = [&](std::string key, ProfileLabel label, std::int64_t share, std::int64_t predicted,
                         std::int64_t count) -> ChartRow& {
        ChartRow row;
        row.key = std::move(key);
        row.label = std::move(label);
        row.values = {0, share, predicted, count};
        row.opensClients = false;
        data.rows.push_back(std::move(row));
        return data.rows.back();
    };
    const ReportCard& counted = input.reportCardIncluded ? *input.reportCardIncluded : card;
    const PredictionScore& model = counted.of(Predictor::model);
    ChartRow& verdict =
        add("verdict", {"能否用于名单", "Fit for lists"}, kNoValue, kNoValue, static_cast<std::int64_t>(model.rows));
    verdict.word = profileLabel(usabilityLabel(card.usability));
    verdict.wordKey = usabilityKey(card.usability);
    if (card.usability == Usability::usable && !card.usableWithoutCare()) {
        verdict.word = {"可用来列名单，但须慎用", "Good for lists, but with care"};
        verdict.wordKey = "with_care";
    }
    // Of a handful of clients alone nothing can be said.
    if (!card.tested() || (input.reportCardIncluded && counted.cases() < kFewestCases)) return data;
    add("error_rate", {"错误率", "Error rate"}, shareValue(model.errorRate), kNoValue, kNoValue);
    add("omission_rate", {"遗漏率", "Omission rate"}, shareValue(model.omissionRate), kNoValue, kNoValue);
    add("bias", {"总量偏差", "Bias of the total"}, shareValue(model.bias), kNoValue, kNoValue);
    add("coverage", {"80% 区间命中", "Within the 80% interval"}, shareValue(counted.clientCoverage), kNoValue,
        kNoValue);
    for (std::size_t i = 0; i < counted.reliability.size(); ++i) {
        const ReliabilityBin& bin = counted.reliability[i];
        if (bin.rows == 0) continue;
        const std::string range = std::to_string(i * 10) + "–" + std::to_string(i * 10 + 10) + "%";
        add("likely_" + std::to_string(i * 10), {"预测购买概率 " + range, "Called " + range + " likely to buy"},
            shareValue(bin.actual), shareValue(bin.predicted), static_cast<std::int64_t>(bin.rows));
    }
    return data;
}

}  // namespace meike::engine
