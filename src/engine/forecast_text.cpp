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

/// 12345 -> 12,345.
std::string grouped(std::string digits) {
    const std::size_t first = digits[0] == '-' ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    return digits;
}

/// Whole units of the currency, three digits that count: a forecast knows no more.
std::string roundMoney(MinorUnits amount, std::string_view currency) {
    const std::int64_t perMajor = minorPerMajor(currencyDecimals(currency));
    double major = std::round(static_cast<double>(amount) / static_cast<double>(perMajor));
    double step = 1;
    while (std::abs(major) / step >= 1000) step *= 10;
    major = std::round(major / step) * step;
    const std::string text = grouped(plainAmount(static_cast<MinorUnits>(std::llround(major)), 0));
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

template <typename Integer>
std::string number(Integer value) {
    return grouped(std::to_string(value));
}
std::string wholeNumber(double value) { return grouped(fixed(value, 0)); }

std::string plural(std::int64_t count, std::string_view one, std::string_view many) {
    return number(count) + " " + std::string(count == 1 ? one : many);
}

/// 19 Dec, 3 Mar 2027: the year where it is not that of `today`.
std::string dayWords(DayNumber value, DayNumber today, bool zh) {
    constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Date date = dateOfDay(value);
    const std::chrono::year_month_day parts{date};
    const std::chrono::year_month_day now{dateOfDay(today)};
    const auto month = static_cast<unsigned>(parts.month());
    const std::string dayOfMonth = std::to_string(static_cast<unsigned>(parts.day()));
    const std::string year = parts.year() == now.year() ? "" : std::to_string(static_cast<int>(parts.year()));
    if (zh) return (year.empty() ? "" : year + " 年 ") + std::to_string(month) + " 月 " + dayOfMonth + " 日";
    return dayOfMonth + " " + kMonths[month - 1] + (year.empty() ? "" : " " + year);
}

/// The first letter small, for the middle of a sentence.
std::string inSentence(std::string_view label) {
    std::string text(label);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

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
            return {"未用于名单：预测会下单却没下的太多",
                    "Not used for lists: too many of the clients it names do not order"};
        case Usability::too_many_omissions:
            return {"未用于名单：漏掉的下单客户太多",
                    "Not used for lists: it misses too many of the clients who order"};
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
        std::string("全部现有客户合计的") + (s.ofOrders ? "预计订单" : "客户生命周期价值") +
            "，其范围（八成可能）的宽度是中间值的 " + width,
        std::string("the range for the ") + (s.ofOrders ? "orders" : "CLV") +
            " of all of today's clients together (8 times in 10) is " + width + " as wide as its middle value");
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

std::string sufficiencyText(const Sufficiency& s, const ReportCard& card, Language language) {
    const std::string before = sufficiencyText(s, language);
    if (s.step < 2 || !card.totalMissed()) return before;
    const std::string held = totalTestedText(card, language);
    if (stepAfterTest(s, card) == s.step)
        return before + Lines(language).both(
                            "。订单总数的范围也偏窄：" + held,
                            " The range of the total orders, too, is narrower than it should be: " + held + ".");
    const Label now = sufficiencyLabel(stepAfterTest(s, card));
    return Lines(language).both(std::string(now.zh) + "：范围虽窄（宽度是中间值的 " + percent(s.width) + "），但" +
                                    held + "；多数检验没有落在范围内的合计，最多只能参考",
                                std::string(now.en) + ": the range is narrow (" + percent(s.width) +
                                    " of its middle value), but " + held +
                                    "; a total that missed its range in most tests is indicative at best.");
}

std::string clvText(ValueBasis basis, const ForecastRule& rule, Language language) {
    const Label counted = classRow(basis).label;
    const std::string months = number(rule.horizonMonths);
    const std::string discount = number(rule.discount / 100);
    const bool ours = rule.margin < 10'000;
    const std::string margin = number(rule.margin / 100);
    return Lines(language).both("客户生命周期价值（CLV）：未来 " + months + " 个月的预计" + std::string(counted.zh) +
                                    (ours ? "（按 " + margin + "% 计入）" : "") + "，按每年 " + discount + "% 折现",
                                "CLV (customer lifetime value): the " + inSentence(counted.en) +
                                    " expected over the next " + months + " months" +
                                    (ours ? ", of which " + margin + "% count" : "") + ", " + discount +
                                    "% a year taken off for waiting");
}

std::string horizonText(int days, Language language) {
    const auto months = std::max(1L, std::lround(days / kMonthDays));
    const bool whole = std::lround(static_cast<double>(months) * kMonthDays) == days;
    return Lines(language).both(std::string(whole ? "" : "约 ") + number(months) + " 个月",
                                std::string(whole ? "" : "about ") + plural(months, "month", "months"));
}

std::vector<ReasonLine> forecastLines(const Forecast& forecast, ClientIndex client, const ForecastRule& rule,
                                      Language language, std::string_view currency, ValueBasis basis) {
    Lines lines(language);
    const std::string months = number(rule.horizonMonths);
    const int step = forecast.base.sufficiency.step;
    const std::uint8_t flags = forecast.flags[client];
    const auto day = [&](DayNumber value) { return dayWords(value, forecast.asOf, lines.zh()); };
    if (forecast.alive[client] < 0) {
        lines.add("not_enough_data", sufficiencyText(forecast.base.sufficiency, Language::zh),
                  sufficiencyText(forecast.base.sufficiency, Language::en));
        if (step >= 2) {
            // The base has a forecast: it is this client that has no purchase to make one from.
            lines = Lines(language);
            lines.add("not_enough_data", "尚无购买，暂不预测", "No purchase yet: no forecast");
        }
    } else {
        lines.add("alive", "未流失的可能性 " + percent(forecast.alive[client]),
                  "Chance not lost: " + percent(forecast.alive[client]));
        addOrders(lines, forecast.orders[client], months);
        if (forecast.nextDay[client] != kNever) {
            const std::string early = day(forecast.nextEarly[client]);
            const bool open = forecast.nextLate[client] == kNever;
            const std::string late = open ? std::string() : day(forecast.nextLate[client]);
            lines.add("next_order",
                      "若未流失，下一单预计在 " + day(forecast.nextDay[client]) + "前后，" +
                          (open ? "多半不早于 " + early : "八成可能在 " + early + "至 " + late + "之间"),
                      "Next order, if not lost: around " + day(forecast.nextDay[client]) +
                          (open ? ", hardly before " + early : ", 8 times in 10 from " + early + " to " + late));
        } else if (forecast.alive[client] >= 0.5) {
            lines.add("next_order", "下单太少，不预测下单日期", "Orders too rarely for a date of the next one");
        } else {
            lines.add("next_order", "客户很可能已流失，不预测下单日期", "Probably lost: no date for a next order");
        }
        if ((flags & kNoRate) == 0 && forecast.clvLow[client] != kNoAmount) {
            const std::string low = roundMoney(forecast.clvLow[client], currency);
            const std::string high = roundMoney(forecast.clvHigh[client], currency);
            const std::string zh = "未来 " + months + " 个月的客户生命周期价值";
            const std::string en = "CLV, next " + months + " months: ";
            if ((flags & kBandOnly) != 0) {
                lines.add("value", zh + "大致在 " + low + " 至 " + high + " 之间，尚不足以给出具体数值",
                          en + "roughly between " + low + " and " + high + "; too uncertain for one figure");
            } else {
                const std::string value = roundMoney(forecast.clv[client], currency);
                // In so many futures nothing comes that the mean lies above the range: a range up to it says little.
                const bool mostlyNone =
                    forecast.clvLow[client] == 0 && forecast.clvHigh[client] <= forecast.clv[client];
                const bool indicative = step == 3;
                if (mostlyNone) {
                    lines.add("value", zh + "平均 " + value + "，多数情况下为零" + (indicative ? "（仅供参考）" : ""),
                              en + value + " on average, most likely nothing" + (indicative ? " (indicative)" : ""));
                } else {
                    lines.add("value",
                              zh + " " + value + "（八成可能在 " + low + " 至 " + high + " 之间" +
                                  (indicative ? "，仅供参考" : "") + "）",
                              en + value + " (8 times in 10 between " + low + " and " + high +
                                  (indicative ? "; indicative" : "") + ")");
                }
            }
        }
        if ((flags & kFromOthers) != 0) {
            lines.add("from_others", "目前只下过一次单：以上根据情况相似的客户推算",
                      "Only one order so far: all this is based on clients like this one");
        }
    }
    const Label counted = classRow(basis).label;
    if ((flags & kNoRate) != 0) {
        lines.add("no_rate", "有单据缺少汇率，无法计算客户生命周期价值",
                  "No CLV: a document is in a currency without a rate");
    } else if (forecast.historic[client] != kNoAmount) {
        const std::string total = roundMoney(forecast.historic[client], currency);
        const std::string year = roundMoney(forecast.historicPerYear[client], currency);
        lines.add("historic", "至今累计" + std::string(counted.zh) + " " + total + "，平均每年 " + year,
                  std::string(counted.en) + " so far: " + total + ", " + year + " a year");
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
                  "现有客户未来 " + months + " 个月预计下单 " + wholeNumber(base.orders) + " 次（八成可能在 " +
                      wholeNumber(base.ordersLow) + " 至 " + wholeNumber(base.ordersHigh) + " 次之间），不含新客户",
                  "Expected orders of today's clients in the next " + months + " months: " + wholeNumber(base.orders) +
                      " (8 times in 10 between " + wholeNumber(base.ordersLow) + " and " +
                      wholeNumber(base.ordersHigh) + "); new clients are not counted");
    }
    if (base.clvLow != kNoAmount) {
        const std::string low = roundMoney(base.clvLow, currency);
        const std::string high = roundMoney(base.clvHigh, currency);
        const std::string zh = "现有客户未来 " + months + " 个月的客户生命周期价值合计";
        const std::string en = "CLV of today's clients, next " + months + " months: ";
        if (base.clv == kNoAmount) {
            lines.add("value", zh + "大致在 " + low + " 至 " + high + " 之间，不含新客户",
                      en + "roughly between " + low + " and " + high + "; new clients are not counted");
        } else {
            const std::string value = roundMoney(base.clv, currency);
            lines.add(
                "value", zh + " " + value + "（八成可能在 " + low + " 至 " + high + " 之间），不含新客户",
                en + value + " (8 times in 10 between " + low + " and " + high + "); new clients are not counted");
        }
    }
    if (base.noAttrition) {
        lines.add("no_attrition", "看不出有客户流失：所有客户都按仍在合作计算",
                  "No sign that clients leave: every client is counted as still active");
    }
    if (base.spendCorrelated) {
        const bool more = base.spendCorrelation > 0;
        lines.add("spend_correlated",
                  std::string("下单越频繁的客户，单次金额往往也越") + (more ? "高" : "低") +
                      "；而模型把二者当作无关，因此下单最频繁的客户，其客户生命周期价值可能偏" + (more ? "低" : "高"),
                  std::string("Clients who order more often also tend to spend ") + (more ? "more" : "less") +
                      " per order; the model takes the two as unrelated, so the CLV of those who order most often may "
                      "be too " +
                      (more ? "low" : "high"));
    }
    if (base.spendShrunk) {
        lines.add("spend_shrunk", "客户之间单次金额相差过大，无法逐个估计：所有客户都按平均单次金额计算",
                  "Spend per order differs too much between clients to be estimated one by one: every client is given "
                  "the average");
    }
    if (base.noSpend && base.sufficiency.step >= 2) {
        lines.add("no_spend", "没有价值大于零的复购：只预测下单次数，不预测客户生命周期价值",
                  "No repeat order has a value above zero: orders are forecast, CLV is not");
    }
    if (base.blocked > 0) {
        const auto count = static_cast<std::int64_t>(base.blocked);
        lines.add("blocked", number(count) + " 个客户有单据缺少汇率，未计入客户生命周期价值",
                  plural(count, "client is", "clients are") +
                      " left out of the CLV: a document is in a currency without a rate");
    }
    return lines.take();
}

std::vector<ReasonLine> verdictLines(const ReportCard& card, Language language) {
    Lines lines(language);
    const bool care = card.usability == Usability::usable && !card.usableWithoutCare();
    const Label usability =
        care ? Label{"可以做名单，但须慎用", "Good for lists, but with care"} : usabilityLabel(card.usability);
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
        lines.add("closer", "有简单方法同样准或更准：" + zh,
                  "A simple method was as close as the model or closer: " + en);
    }
    if (card.likelihoodsOff()) {
        const std::string average = percent(card.shareThatBought());
        lines.add("likelihoods_off", "逐个客户给出的可能性，总体上还不如对所有客户一律说 " + average + "（平均水平）准",
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

std::vector<ReasonLine> reliabilityLines(const ReportCard& card, Language language) {
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
        const Label answer =
            off > 0.10 ? Label{"不是", "No"}
            : off > 0.05 ? (everywhere ? Label{"大致是", "Roughly"} : Label{"八成左右的，大致是", "Near 80%, roughly"})
            : everywhere ? Label{"是的", "Yes"}
                         : Label{"八成左右的，是的", "Near 80%, yes"};
        lines.add("about_80",
                  std::string(answer.zh) + "：它说 " + percent(said) + " 左右的客户中，实际有 " + percent(came) +
                      " 下了单（" + number(near) + " 例）",
                  std::string(answer.en) + ": when it said about " + percent(said) + ", " + percent(came) +
                      " did order (" + number(near) + " cases)");
    } else {
        double said = 0;
        for (const ReliabilityBin& bin : card.reliability) said += bin.predicted * static_cast<double>(bin.rows);
        said /= static_cast<double>(card.cases());
        lines.add("on_average",
                  "说到八成左右的客户太少，难下结论；总体上它平均说 " + percent(said) + "，实际有 " +
                      percent(card.shareThatBought()) + " 下了单",
                  "Too few were said to be near 80% to tell; on the whole it said " + percent(said) + ", and " +
                      percent(card.shareThatBought()) + " did order");
    }
    if (!everywhere) {
        const ReliabilityBin& bin = card.reliability[worst];
        const bool tooSure = bin.predicted > bin.actual;
        lines.add("furthest",
                  std::string(yes ? "但并非处处如此" : "差得最远的一组") + "：它说 " + percent(bin.predicted) +
                      " 的，实际 " + percent(bin.actual) + (tooSure ? "，说得过满" : "，说得过低"),
                  std::string(yes ? "But not everywhere" : "Furthest off") + ": where it said " +
                      percent(bin.predicted) + ", " + percent(bin.actual) + " ordered; it is too " +
                      (tooSure ? "sure" : "cautious") + " there");
    }
    return lines.take();
}

std::vector<ReasonLine> reportCardLines(const ReportCard& card, const ForecastRule& rule, Language language) {
    Lines lines(language);
    std::vector<ReasonLine> out = verdictLines(card, language);
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
    lines.add(
        "coverage_clients", "单个客户：" + percent(card.clientCoverage) + " 的实际订单数落在其范围内（80% 以上为好）",
        "Single clients: " + percent(card.clientCoverage) + " ended up within their range (80% or more is right)");
    lines.add("coverage_total", "合计：" + totalTestedText(card, Language::zh),
              "The range of the total: " + totalTestedText(card, Language::en));
    for (ReasonLine& line : lines.take()) out.push_back(std::move(line));
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

std::vector<ReasonLine> driftLines(const DriftReport& report, Language language) {
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

}  // namespace meike::engine
