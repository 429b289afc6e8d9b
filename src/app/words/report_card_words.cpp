// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/report_card_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/words/forecast_words.h"
#include "app/words/text_parts.h"

namespace meike::words {

using namespace engine;

Label predictorLabel(Predictor predictor) {
    switch (predictor) {
        case Predictor::model:
            return {"预测模型", "Forecast model"};
        case Predictor::naive_rate:
            return {"按客户以往频率", "The client's own past rate"};
        case Predictor::last_period:
            return {"与上一期相同", "The same as last period"};
        case Predictor::pooled_mean:
            return {"全部客户取平均", "The average of all clients"};
    }
    return {};
}

Label driftLevelLabel(DriftLevel level) {
    switch (level) {
        case DriftLevel::stable:
            return {"稳定", "stable"};
        case DriftLevel::shifting:
            return {"正在变化", "shifting"};
        case DriftLevel::changed:
            return {"明显变化", "changed"};
    }
    return {};
}

Label driverVerdictLabel(DriverVerdict verdict) {
    switch (verdict) {
        case DriverVerdict::used:
            return {"有差异", "differs"};
        case DriverVerdict::no_influence:
            return {"看不出差异", "no difference to be seen"};
        case DriverVerdict::constant:
            return {"所有客户相同", "the same for every client"};
        case DriverVerdict::from_future:
            return {"未采用：包含检验日之后的记录", "not used: it holds records from after the test date"};
        case DriverVerdict::only_for_buyers:
            return {"未采用：只有再次下单的客户才有这项数据",
                    "not used: it exists only for clients that ordered again"};
    }
    return {};
}

std::vector<Line> verdictLines(const ReportCard& card, Language language) {
    Lines lines(language);
    const bool care = card.usability == Usability::usable && !card.usableWithoutCare();
    const Label usability =
        care ? Label{"可用来列名单，但须慎用", "Good for lists, but with care"} : usabilityLabel(card.usability);
    lines.add("verdict", std::string(usability.zh), std::string(usability.en));
    if (!card.tested()) return lines.take();
    const std::vector<Predictor> closer = card.closerBaselines();
    if (closer.size() + 1 == kPredictors) {
        lines.add("closer", "三种简单方法都不比模型差", "All three simple methods are as close as the model or closer");
    } else if (!closer.empty()) {
        std::string zh;
        std::string en;
        for (const Predictor each : closer) {
            zh += (zh.empty() ? "“" : "、“") + std::string(predictorLabel(each).zh) + "”";
            en += (en.empty() ? "\"" : ", \"") + inSentence(predictorLabel(each).en) + "\"";
        }
        lines.add("closer", zh + "这样的简单方法同样准，甚至更准",
                  "A simple method was as close as the model or closer: " + en);
    }
    if (card.likelihoodsOff()) {
        const std::string average = percent(card.shareThatBought());
        lines.add("likelihoods_off",
                  "逐个客户给出的可能性，总体上并不比对所有客户一律说 " + average + "（平均水平）更准",
                  "The percentages given client by client were, all in all, no closer than saying the average, " +
                      average + ", for everyone");
    }
    if (card.totalMissed()) {
        lines.add("total_missed", "合计的范围偏窄：" + totalTestedText(card, Language::zh) + "，实际误差更大",
                  "The range given for the total is too narrow: " + totalTestedText(card, Language::en));
    }
    return lines.take();
}

std::string totalTestedText(const ReportCard& card, Language language) {
    if (!card.tested()) return {};
    const std::string held = number(card.totalsCovered);
    const std::string all = number(card.cuts.size());
    const bool few = card.totalMissed();
    return Lines(language).both("过去 " + all + " 次检验中" + (few ? "只有 " : "有 ") + held + " 次落在范围内",
                                std::string("it held in ") + (few ? "only " : "") + held + " of " + all +
                                    (card.cuts.size() == 1 ? " past test" : " past tests"));
}

std::vector<Line> reliabilityLines(const ReportCard& card, Language language) {
    Lines lines(language);
    if (!card.tested()) return lines.take();
    // Said to be about 80 %: from 70 to 90.
    const ReliabilityBin& lower = card.reliability[7];
    const ReliabilityBin& upper = card.reliability[8];
    const std::size_t near = lower.rows + upper.rows;
    const auto mean = [&](double ReliabilityBin::*of) {
        return (lower.*of * static_cast<double>(lower.rows) + upper.*of * static_cast<double>(upper.rows)) /
               static_cast<double>(near);
    };
    std::size_t worst = card.reliability.size();
    double gap = 0.10;
    for (std::size_t i = 0; i < card.reliability.size(); ++i) {
        const ReliabilityBin& bin = card.reliability[i];
        const double off = std::abs(bin.predicted - bin.actual);
        if (bin.rows < kFewestCases || off <= gap) continue;
        gap = off;
        worst = i;
    }
    const bool everywhere = worst == card.reliability.size();
    bool yes = false;
    if (near >= kFewestCases) {
        const double said = mean(&ReliabilityBin::predicted);
        const double came = mean(&ReliabilityBin::actual);
        const double off = std::abs(said - came);
        yes = off <= 0.10;
        // Near 80 % is not everywhere: a plain yes would hide that.
        const Label answer = off > 0.10   ? Label{"不可信", "No"}
                             : off > 0.05 ? (everywhere ? Label{"大致可信", "Roughly"}
                                                        : Label{"八成左右的大致可信", "Near 80%, roughly"})
                             : everywhere ? Label{"可信", "Yes"}
                                          : Label{"八成左右的可信", "Near 80%, yes"};
        lines.add("about_80",
                  std::string(answer.zh) + "：预测 " + percent(said) + " 左右的客户，实际 " + percent(came) +
                      " 下了单（" + number(near) + " 例）",
                  std::string(answer.en) + ": when it said about " + percent(said) + ", " + percent(came) +
                      " did order (" + number(near) + " cases)");
    } else {
        double said = 0;
        for (const ReliabilityBin& bin : card.reliability) said += bin.predicted * static_cast<double>(bin.rows);
        said /= static_cast<double>(card.cases());
        lines.add("on_average",
                  "预测在八成左右的客户太少，难下结论；总体上平均预测 " + percent(said) + "，实际有 " +
                      percent(card.shareThatBought()) + " 下了单",
                  "Too few were said to be near 80% to tell; on the whole it said " + percent(said) + ", and " +
                      percent(card.shareThatBought()) + " did order");
    }
    if (!everywhere) {
        const ReliabilityBin& bin = card.reliability[worst];
        const bool tooSure = bin.predicted > bin.actual;
        lines.add("furthest",
                  std::string(yes ? "但" : "差得最远的一组：") + "预测 " + percent(bin.predicted) + " 的客户，实际 " +
                      percent(bin.actual) + " 下了单，" + (tooSure ? "偏乐观" : "偏保守"),
                  std::string(yes ? "But not everywhere" : "Furthest off") + ": where it said " +
                      percent(bin.predicted) + ", " + percent(bin.actual) + " ordered; it is too " +
                      (tooSure ? "sure" : "cautious") + " there");
    }
    return lines.take();
}

std::vector<Line> reportCardLines(const ReportCard& card, const ForecastRule& rule, Language language) {
    Lines lines(language);
    std::vector<Line> out = verdictLines(card, language);
    if (!card.tested()) return out;
    const auto cuts = static_cast<std::int64_t>(card.cuts.size());
    const bool shorter = card.horizonDays < card.askedDays;
    lines.add(
        "tested",
        "用过去 " + number(cuts) + " 个日期检验，每次预测其后" + (shorter ? "" : " ") +
            horizonText(card.horizonDays, Language::zh) +
            (shorter ? "（历史不够长，未能检验 " + horizonText(card.askedDays, Language::zh) + "）" : ""),
        "Tested on " + plural(cuts, "past date", "past dates") + ", each time predicting what followed over " +
            horizonText(card.horizonDays, Language::en) +
            (shorter ? " (the history is too short to test " + horizonText(card.askedDays, Language::en) + ")" : ""));
    if (cuts > 1)
        lines.add("overlap", "这几段时间互有重叠，不算 " + number(cuts) + " 次独立的检验",
                  "These periods overlap, so they are not " + number(cuts) + " independent tests");
    const PredictionScore& model = card.of(Predictor::model);
    if (model.errorRate) {
        lines.add("error_rate",
                  "预测会下单的客户中，" + percent(*model.errorRate) + " 没有下单（错误率，上限 " +
                      number(rule.errorLimitPercent) + "%）",
                  "Of the clients expected to order, " + percent(*model.errorRate) + " did not (error rate, limit " +
                      number(rule.errorLimitPercent) + "%)");
    } else {
        lines.add("error_rate", "没有客户被预测会下单", "No client was expected to order");
    }
    if (model.omissionRate) {
        lines.add("omission_rate",
                  "实际下单的客户中，" + percent(*model.omissionRate) + " 未被预测到（遗漏率，上限 " +
                      number(rule.omissionLimitPercent) + "%）",
                  "Of the clients who ordered, " + percent(*model.omissionRate) +
                      " had not been expected to (omission rate, limit " + number(rule.omissionLimitPercent) + "%)");
    }
    if (model.bias) {
        const bool more = *model.bias >= 0;
        lines.add("bias", "合计预测比实际" + std::string(more ? "多 " : "少 ") + percent(std::abs(*model.bias)),
                  "In total it predicted " + percent(std::abs(*model.bias)) + (more ? " more" : " fewer") +
                      " orders than there were");
    }
    lines.add("average_miss", "平均每个客户相差 " + fixed(model.mae, 2) + " 单",
              "Off by " + fixed(model.mae, 2) + " orders a client on average");
    std::string zh;
    std::string en;
    for (const Predictor baseline : {Predictor::naive_rate, Predictor::last_period, Predictor::pooled_mean}) {
        const std::string miss = fixed(card.of(baseline).mae, 2);
        zh += (zh.empty() ? "" : "，") + std::string(predictorLabel(baseline).zh) + " " + miss;
        en += (en.empty() ? "" : "; ") + std::string(predictorLabel(baseline).en) + ": " + miss;
    }
    lines.add("baselines", "不用模型时的平均差距：" + zh, "Without a model it would be off by: " + en);
    if (model.topFifthShare) {
        lines.add("top_fifth", "预测排名前五分之一的客户带来了 " + percent(*model.topFifthShare) + " 的订单",
                  "The fifth of clients it ranked highest made " + percent(*model.topFifthShare) + " of the orders");
    }
    lines.add("coverage_clients",
              "单个客户：" + percent(card.clientCoverage) + " 的实际订单数落在其范围内（范围应含 " +
                  percent(card.clientHeld) + "）",
              "Single clients: " + percent(card.clientCoverage) + " ended up within their range (said to hold " +
                  percent(card.clientHeld) + ")");
    lines.add("coverage_total", "合计：" + totalTestedText(card, Language::zh),
              "The range of the total: " + totalTestedText(card, Language::en));
    for (Line& line : lines.take()) out.push_back(std::move(line));
    return out;
}

std::string driverText(const Driver& driver, std::string_view name, Language language) {
    const Lines lines(language);
    const std::string subject(name);
    if (driver.verdict != DriverVerdict::used) {
        const Label verdict = driverVerdictLabel(driver.verdict);
        return lines.both(subject + "：" + std::string(verdict.zh), subject + ": " + std::string(verdict.en));
    }
    std::string zh = subject + "：占全部差异的 " + percent(driver.share);
    std::string en = subject + ": " + percent(driver.share) + " of the whole difference";
    if (driver.direction != 0) {
        const bool more = driver.direction > 0;
        zh += std::string("，数值越高，再次下单的客户越") + (more ? "多" : "少");
        en += std::string("; the higher it is, the ") + (more ? "more" : "fewer") + " clients order again";
    }
    return lines.both(std::move(zh), std::move(en));
}

std::vector<Line> driftLines(const DriftReport& report, Language language) {
    Lines lines(language);
    const std::size_t moved = report.tier.moved;
    const std::size_t own = report.tier.clientChanged;
    const std::size_t limits = report.tier.thresholdsMoved;
    if (moved == 0) {
        lines.add("moves", "没有客户的等级变动", "No client changed tier");
    } else {
        const std::string zh = number(moved) + " 个客户的等级有变动";
        const std::string en = plural(static_cast<std::int64_t>(moved), "client", "clients") + " changed tier";
        if (limits == 0)
            lines.add("moves", zh + "，都是因为客户自身变化，不是分级界限移动",
                      en + (moved == 1 ? ": it is the client that changed, not the limits between tiers"
                                       : ": it is the clients that changed, not the limits between tiers"));
        else if (own == 0)
            lines.add("moves", zh + "，都是因为分级界限移动，不是客户自身变化",
                      en + (moved == 1 ? ": it is the limits between tiers that moved, not the client"
                                       : ": it is the limits between tiers that moved, not the clients"));
        else
            lines.add("moves", zh + "：" + number(own) + " 个因客户自身变化，" + number(limits) + " 个因分级界限移动",
                      en + ": " + number(own) + " because the client changed, " + number(limits) +
                          " because the limits between tiers moved");
    }
    const auto score = [&](const char* key, const char* zh, const char* en, const ScoreDrift& drift) {
        const Label level = driftLevelLabel(drift.level);
        lines.add(
            key,
            std::string(zh) + "的分布" + std::string(level.zh) + "（稳定性指数 " + fixed(drift.stability, 2) + "）",
            std::string("Distribution of ") + en + ": " + std::string(level.en) + " (stability index " +
                fixed(drift.stability, 2) + ")");
    };
    score("r", "最近购买（R）", "recency (R)", report.r);
    score("f", "购买频次（F）", "frequency (F)", report.f);
    score("m", "金额（M）", "amount (M)", report.m);
    score("tier", "客户等级", "tiers", report.tier);
    return lines.take();
}

}  // namespace meike::words
