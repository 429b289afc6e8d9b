// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/forecast_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace meike::engine {
namespace {

std::string fixed(double value, int decimals) {
    const double scale = std::pow(10, decimals);
    const double bounded = std::clamp(value * scale, -9e15, 9e15);
    return plainAmount(static_cast<MinorUnits>(std::llround(bounded)), decimals);
}

/// 0.834 -> 83%. What is not certain is never called 0 or 100.
std::string percent(double share) {
    if (share > 0 && share < 0.01) return "<1%";
    if (share > 0.99 && share < 1) return ">99%";
    return fixed(share * 100, 0) + "%";
}

/// Whole units of the currency, three digits that count: a forecast knows no more.
std::string roundMoney(MinorUnits amount, std::string_view currency) {
    const std::int64_t perMajor = minorPerMajor(currencyDecimals(currency));
    double major = std::round(static_cast<double>(amount) / static_cast<double>(perMajor));
    double step = 1;
    while (std::abs(major) / step >= 1000) step *= 10;
    major = std::round(major / step) * step;
    std::string text = plainAmount(static_cast<MinorUnits>(std::llround(major)), 0);
    const std::size_t first = text[0] == '-' ? 1 : 0;
    for (std::size_t i = text.size(); i > first + 3;) {
        i -= 3;
        text.insert(i, 1, ',');
    }
    return currency == "CNY" ? "¥" + text : std::string(currency) + " " + text;
}

/// Picks the language, and collects lines.
class Lines {
public:
    explicit Lines(Language language) : m_language(language) {}

    std::string both(std::string zh, std::string en) const {
        return m_language == Language::zh ? std::move(zh) : std::move(en);
    }
    void add(std::string key, std::string zh, std::string en) {
        m_lines.push_back({std::move(key), both(std::move(zh), std::move(en)), std::nullopt});
    }
    std::vector<ReasonLine> take() { return std::move(m_lines); }
    bool zh() const { return m_language == Language::zh; }

private:
    Language m_language;
    std::vector<ReasonLine> m_lines;
};

std::string number(std::int64_t value) { return std::to_string(value); }

std::string plural(std::int64_t count, std::string_view one, std::string_view many) {
    return number(count) + " " + std::string(count == 1 ? one : many);
}

std::string day(DayNumber value) { return isoDate(dateOfDay(value)); }

void addOrders(Lines& lines, double orders, const std::string& months) {
    lines.add("orders", "未来 " + months + " 个月预计下单 " + fixed(orders, 1) + " 次",
              "Expected orders in the next " + months + " months: " + fixed(orders, 1));
}

}  // namespace

Label modelLabel(ModelKind kind) {
    switch (kind) {
        case ModelKind::bg_nbd:
            return {"BG/NBD（客户可能在每次复购后离开）", "BG/NBD (a client may leave after any repeat order)"};
        case ModelKind::mbg_nbd:
            return {"MBG/NBD（客户可能在每次下单后离开）", "MBG/NBD (a client may leave after any order)"};
        case ModelKind::pareto_nbd:
            return {"Pareto/NBD（客户可能随时离开）", "Pareto/NBD (a client may leave at any time)"};
        case ModelKind::nbd:
            return {"NBD（无人离开）", "NBD (nobody leaves)"};
    }
    return {};
}

Label sufficiencyLabel(int step) {
    constexpr std::array kSteps{Label{"尚无购买", "No purchases"}, Label{"数据不足", "Not enough data"},
                                Label{"仅大致区间", "Rough ranges"}, Label{"仅供参考", "Indicative"},
                                Label{"可用于计划", "Good to plan with"}};
    return kSteps[static_cast<std::size_t>(std::clamp(step, 0, 4))];
}

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

Label usabilityLabel(Usability usability) {
    switch (usability) {
        case Usability::usable:
            return {"可用于生成名单", "Used for lists"};
        case Usability::not_tested:
            return {"未用于名单：历史太短，无法用过去检验", "Not used for lists: the history is too short to test it"};
        case Usability::beats_nothing:
            return {"未用于名单：并不比简单的经验算法更准", "Not used for lists: no closer than simple rules of thumb"};
        case Usability::too_many_errors:
            return {"未用于名单：误报太多", "Not used for lists: too many of the clients it names do not order"};
        case Usability::too_many_omissions:
            return {"未用于名单：漏报太多", "Not used for lists: it misses too many of the clients who order"};
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
            return {"有影响", "has influence"};
        case DriverVerdict::no_influence:
            return {"看不出影响", "no influence to be seen"};
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

std::string sufficiencyText(const Sufficiency& s, Language language) {
    const Lines lines(language);
    const std::string notEnough = lines.both("数据不足，暂不预测：", "Not enough data for a forecast: ");
    const std::string width = s.width > 10 ? ">1000%" : percent(s.width);
    const std::string based =
        lines.both("（依据 " + number(s.repeatClients) + " 个复购客户、" + number(s.repeatPurchases) + " 次复购、" +
                       number(s.historyDays) + " 天历史）",
                   " Based on " + plural(s.repeatClients, "repeat client", "repeat clients") + ", " +
                       plural(s.repeatPurchases, "repeat order", "repeat orders") + " and " +
                       plural(s.historyDays, "day", "days") + " of history.");
    const std::string spans = lines.both(
        "全部客户合计的预测，八成可能的范围宽度为中间值的 " + width,
        "the likely range (8 times in 10) for all clients together is " + width + " as wide as its middle value");
    switch (s.reason) {
        case SufficiencyReason::no_purchase:
            return lines.both("尚无购买记录，无从预测", "No purchases yet: nothing to forecast from");
        case SufficiencyReason::few_repeat_clients:
            return notEnough +
                   lines.both("下过两次及以上订单的客户有 " + number(s.repeatClients) + " 个，至少需要 " +
                                  number(kFewestRepeatClients) + " 个",
                              plural(s.repeatClients, "client has", "clients have") +
                                  " ordered more than once, at least " + number(kFewestRepeatClients) + " are needed");
        case SufficiencyReason::few_repeat_purchases:
            return notEnough + lines.both("共有 " + number(s.repeatPurchases) + " 次复购，至少需要 " +
                                              number(kFewestRepeatPurchases) + " 次",
                                          plural(s.repeatPurchases, "repeat order", "repeat orders") +
                                              " so far, at least " + number(kFewestRepeatPurchases) + " are needed");
        case SufficiencyReason::short_history:
            return notEnough + lines.both("历史记录有 " + number(s.historyDays) + " 天，至少需要 " +
                                              number(kShortestHistory) + " 天",
                                          plural(s.historyDays, "day", "days") + " of history, at least " +
                                              number(kShortestHistory) + " are needed");
        case SufficiencyReason::fit_failed:
            return notEnough + lines.both("预测模型在这些数据上得不到稳定结果",
                                          "the forecast model finds no stable answer for these orders");
        case SufficiencyReason::wide:
            return lines.both("仅给出大致区间：" + spans + "，不超过 60% 才给出具体数值",
                              "Rough ranges only: " + spans + "; figures are given from 60% down.") +
                   based;
        case SufficiencyReason::spread_unknown:
            return lines.both(
                       "仅给出大致区间：这些数据无法判断预测误差有多大",
                       "Rough ranges only: from these orders there is no telling how far off a forecast may be.") +
                   based;
        case SufficiencyReason::medium:
            return lines.both("仅供参考：" + spans + "，低于 25% 才适合用于计划",
                              "Indicative: " + spans + "; below 25% it is good to plan with.") +
                   based;
        case SufficiencyReason::narrow:
            return lines.both("可用于计划：" + spans, "Good to plan with: " + spans + ".") + based;
    }
    return {};
}

std::vector<ReasonLine> forecastLines(const Forecast& forecast, ClientIndex client, const ForecastRule& rule,
                                      Language language, std::string_view currency) {
    Lines lines(language);
    const std::string months = number(rule.horizonMonths);
    const int step = forecast.base.sufficiency.step;
    const std::uint8_t flags = forecast.flags[client];
    if (forecast.alive[client] < 0) {
        lines.add("not_enough_data", sufficiencyText(forecast.base.sufficiency, Language::zh),
                  sufficiencyText(forecast.base.sufficiency, Language::en));
        if (step >= 2) {
            // The base has a forecast: it is this client that has no purchase to make one from.
            lines = Lines(language);
            lines.add("not_enough_data", "尚无购买，暂不预测", "No purchase yet: no forecast");
        }
    } else {
        lines.add("alive", "仍在合作的可能性 " + percent(forecast.alive[client]),
                  "Likely still a client: " + percent(forecast.alive[client]));
        addOrders(lines, forecast.orders[client], months);
        if (forecast.nextDay[client] != kNever) {
            const std::string early = day(forecast.nextEarly[client]);
            const bool open = forecast.nextLate[client] == kNever;
            const std::string late = open ? std::string() : day(forecast.nextLate[client]);
            lines.add("next_order",
                      "若仍在合作，下一单预计在 " + day(forecast.nextDay[client]) + " 前后（" +
                          (open ? early + " 之后" : early + " 至 " + late + " 之间") + "）",
                      "Next order, if still a client, expected about " + day(forecast.nextDay[client]) +
                          (open ? " (not likely before " + early + ")" : " (between " + early + " and " + late + ")"));
        } else if (forecast.alive[client] >= 0.5) {
            lines.add("next_order", "下单太少，不预测下单日期", "Orders too rarely for a date of the next one");
        } else {
            lines.add("next_order", "客户很可能已不再合作，不预测下单日期",
                      "Probably no longer a client: no date for a next order");
        }
        if ((flags & kNoRate) == 0 && forecast.clvLow[client] != kNoAmount) {
            const std::string low = roundMoney(forecast.clvLow[client], currency);
            const std::string high = roundMoney(forecast.clvHigh[client], currency);
            if ((flags & kBandOnly) != 0) {
                lines.add("value",
                          "未来 " + months + " 个月的价值大致在 " + low + " 至 " + high + " 之间，尚不足以给出具体数值",
                          "Value in the next " + months + " months roughly between " + low + " and " + high +
                              "; too uncertain for one figure");
            } else {
                const std::string value = roundMoney(forecast.clv[client], currency);
                // In so many futures nothing comes that the mean lies above the range: a range up to it says little.
                const bool mostlyNone =
                    forecast.clvLow[client] == 0 && forecast.clvHigh[client] <= forecast.clv[client];
                if (mostlyNone) {
                    lines.add("value", "未来 " + months + " 个月预计价值平均 " + value + "，多数情况下为零",
                              "Expected value in the next " + months + " months: " + value +
                                  " on average, most likely nothing");
                } else {
                    lines.add("value",
                              "未来 " + months + " 个月预计价值 " + value + "（八成可能在 " + low + " 至 " + high +
                                  " 之间" + (step == 3 ? "，仅供参考" : "") + "）",
                              "Expected value in the next " + months + " months: " + value +
                                  " (8 times in 10 between " + low + " and " + high +
                                  (step == 3 ? "; indicative" : "") + ")");
                }
            }
        }
        if ((flags & kFromOthers) != 0) {
            lines.add("from_others", "目前只下过一次单：以上根据情况相似的客户推算",
                      "Only one order so far: all this is based on clients like this one");
        }
    }
    if ((flags & kNoRate) != 0) {
        lines.add("no_rate", "有单据缺少汇率，无法计算价值", "No value: a document is in a currency without a rate");
    } else if (forecast.historic[client] != kNoAmount) {
        const std::string total = roundMoney(forecast.historic[client], currency);
        const std::string year = roundMoney(forecast.historicPerYear[client], currency);
        lines.add("historic", "至今累计价值 " + total + "，平均每年 " + year,
                  "Value so far: " + total + ", " + year + " a year");
    }
    return lines.take();
}

std::vector<ReasonLine> forecastLines(const BaseForecast& base, const ForecastRule& rule, Language language,
                                      std::string_view currency) {
    Lines lines(language);
    const std::string months = number(rule.horizonMonths);
    lines.add("sufficiency", sufficiencyText(base.sufficiency, Language::zh),
              sufficiencyText(base.sufficiency, Language::en));
    if (base.sufficiency.step >= 2) {
        lines.add("orders",
                  "全部客户未来 " + months + " 个月预计下单 " + fixed(base.orders, 0) + " 次（八成可能在 " +
                      fixed(base.ordersLow, 0) + " 至 " + fixed(base.ordersHigh, 0) + " 次之间）",
                  "Expected orders of all clients in the next " + months + " months: " + fixed(base.orders, 0) +
                      " (8 times in 10 between " + fixed(base.ordersLow, 0) + " and " + fixed(base.ordersHigh, 0) +
                      ")");
    }
    if (base.clvLow != kNoAmount) {
        const std::string low = roundMoney(base.clvLow, currency);
        const std::string high = roundMoney(base.clvHigh, currency);
        if (base.clv == kNoAmount) {
            lines.add("value", "全部客户未来 " + months + " 个月的价值大致在 " + low + " 至 " + high + " 之间",
                      "Value of all clients in the next " + months + " months roughly between " + low + " and " + high);
        } else {
            const std::string value = roundMoney(base.clv, currency);
            lines.add(
                "value",
                "全部客户未来 " + months + " 个月预计价值 " + value + "（八成可能在 " + low + " 至 " + high + " 之间）",
                "Expected value of all clients in the next " + months + " months: " + value +
                    " (8 times in 10 between " + low + " and " + high + ")");
        }
    }
    if (base.noAttrition) {
        lines.add("no_attrition", "看不出有客户流失：所有客户都按仍在合作计算",
                  "No sign that clients leave: every client is counted as still active");
    }
    if (base.spendCorrelated) {
        const bool more = base.spendCorrelation > 0;
        lines.add("spend_correlated",
                  std::string("下单越频繁的客户，单次金额往往越") + (more ? "高" : "低") + "（相关系数 " +
                      fixed(base.spendCorrelation, 2) + "）；预测假定二者无关，最频繁的客户的价值可能偏" +
                      (more ? "低" : "高"),
                  std::string("Clients who order more often tend to spend ") + (more ? "more" : "less") +
                      " per order (correlation " + fixed(base.spendCorrelation, 2) +
                      "); the forecast takes the two as unrelated, so values of the most frequent clients may be too " +
                      (more ? "low" : "high"));
    }
    if (base.spendShrunk) {
        lines.add("spend_shrunk", "客户之间单次金额相差过大，无法逐个估计：所有客户都按平均单次金额计算",
                  "Spend per order differs too much between clients to be estimated one by one: every client is given "
                  "the average");
    }
    if (base.noSpend && base.sufficiency.step >= 2) {
        lines.add("no_spend", "没有价值大于零的复购：只预测下单次数，不预测价值",
                  "No repeat order has a value above zero: orders are forecast, values are not");
    }
    if (base.blocked > 0) {
        const auto count = static_cast<std::int64_t>(base.blocked);
        lines.add("blocked", number(count) + " 个客户有单据缺少汇率，未计入价值",
                  plural(count, "client is", "clients are") +
                      " left out of the values: a document is in a currency without a rate");
    }
    return lines.take();
}

std::vector<ReasonLine> reportCardLines(const ReportCard& card, const ForecastRule& rule, Language language) {
    Lines lines(language);
    const Label usability = usabilityLabel(card.usability);
    lines.add("usability", std::string(usability.zh), std::string(usability.en));
    if (!card.tested()) return lines.take();
    const auto cuts = static_cast<std::int64_t>(card.cuts.size());
    const bool shorter = card.horizonDays < card.askedDays;
    lines.add("tested",
              "用过去 " + number(cuts) + " 个日期检验，每次预测其后 " + number(card.horizonDays) + " 天" +
                  (shorter ? "（历史不够长，未能检验 " + number(card.askedDays) + " 天）" : ""),
              "Tested on " + plural(cuts, "past date", "past dates") + ", each time predicting the " +
                  number(card.horizonDays) + " days that followed" +
                  (shorter ? " (the history is too short to test " + number(card.askedDays) + ")" : ""));
    const PredictionScore& model = card.of(Predictor::model);
    if (model.errorRate) {
        lines.add("error_rate",
                  "预测会下单的客户中，" + percent(*model.errorRate) + " 没有下单（误报率，上限 " +
                      number(rule.errorLimitPercent) + "%）",
                  "Of the clients expected to order, " + percent(*model.errorRate) + " did not (error rate, limit " +
                      number(rule.errorLimitPercent) + "%)");
    } else {
        lines.add("error_rate", "没有客户被预测会下单", "No client was expected to order");
    }
    if (model.omissionRate) {
        lines.add("omission_rate",
                  "实际下单的客户中，" + percent(*model.omissionRate) + " 未被预测到（漏报率，上限 " +
                      number(rule.omissionLimitPercent) + "%）",
                  "Of the clients who ordered, " + percent(*model.omissionRate) +
                      " had not been expected to (omission rate, limit " + number(rule.omissionLimitPercent) + "%)");
    }
    if (model.bias) {
        const bool more = *model.bias >= 0;
        lines.add("bias", "合计预测比实际" + std::string(more ? "多 " : "少 ") + percent(std::abs(*model.bias)),
                  "In total it predicted " + percent(std::abs(*model.bias)) + (more ? " more" : " fewer") +
                      " orders than came");
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
    lines.add("coverage",
              "实际订单数落在预测范围内的客户占 " + percent(card.clientCoverage) + "（应不低于 80%）；合计落在范围内 " +
                  number(static_cast<std::int64_t>(card.totalsCovered)) + "/" + number(cuts) + " 次",
              percent(card.clientCoverage) +
                  " of clients ended up within their range (80% or more is right); the total "
                  "did " +
                  number(static_cast<std::int64_t>(card.totalsCovered)) +
                  (card.totalsCovered == 1 ? " time out of " : " times out of ") + number(cuts));
    if (2 * card.totalsCovered < card.cuts.size()) {
        lines.add(
            "total_missed", "多数检验中合计都落在范围之外：合计的预测范围偏窄，实际误差更大",
            "On most of these dates the total was outside its range: the range given for the total is too narrow");
    }
    return lines.take();
}

std::string driverText(const Driver& driver, std::string_view name, Language language) {
    const Lines lines(language);
    const std::string subject(name);
    if (driver.verdict != DriverVerdict::used) {
        const Label verdict = driverVerdictLabel(driver.verdict);
        return lines.both(subject + "：" + std::string(verdict.zh), subject + ": " + std::string(verdict.en));
    }
    std::string zh = subject + "：占影响的 " + percent(driver.share);
    std::string en = subject + ": " + percent(driver.share) + " of the influence";
    if (driver.direction != 0) {
        const bool more = driver.direction > 0;
        zh += std::string("，数值越高，再次下单的客户越") + (more ? "多" : "少");
        en += std::string("; the higher it is, the ") + (more ? "more" : "fewer") + " clients order again";
    }
    return lines.both(std::move(zh), std::move(en));
}

std::vector<ReasonLine> driftLines(const DriftReport& report, Language language) {
    Lines lines(language);
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
    const auto moved = static_cast<std::int64_t>(report.tier.moved);
    const std::string changed = number(static_cast<std::int64_t>(report.tier.clientChanged));
    const std::string limits = number(static_cast<std::int64_t>(report.tier.thresholdsMoved));
    lines.add("moves",
              number(moved) + " 个客户的等级有变动：" + changed + " 个因客户自身变化，" + limits + " 个因分级界限移动",
              plural(moved, "client", "clients") + " changed tier: " + changed + " because the client changed, " +
                  limits + " because the limits between tiers moved");
    return lines.take();
}

}  // namespace meike::engine
