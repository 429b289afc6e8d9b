// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/forecast_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/words/report_card_words.h"
#include "app/words/text_parts.h"
#include "base/amount_total.h"
#include "engine/model_choice.h"

namespace meike::words {

using namespace engine;

namespace {

/// Whole units of the currency, three digits that count: a forecast knows no more.
std::string roundMoney(MinorUnits amount, std::string_view currency) {
    const std::int64_t perMajor = minorPerMajor(currencyDecimals(currency));
    double major = std::round(static_cast<double>(amount) / static_cast<double>(perMajor));
    double step = 1;
    while (std::abs(major) / step >= 1000) step *= 10;
    major = std::round(major / step) * step;
    const std::string text = grouped(plainAmount(static_cast<MinorUnits>(std::llround(major)), 0));
    const std::string edge = isAtEdge(amount) ? "≥ " : "";
    return edge + (currency == "CNY" ? "¥" + text : std::string(currency) + " " + text);
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

/// "0 to 3", and how many clients like this one keep to it; empty without a range.
struct OrderRange {
    std::string numbers[2];  ///< zh, en
    std::string held;
};

OrderRange orderRangeOf(const Forecast& forecast, engine::ClientIndex client) {
    if (client >= forecast.ordersHigh.size() || forecast.ordersHigh[client] < 0) return {};
    const std::string low = std::to_string(forecast.ordersLow[client]);
    const std::string high = std::to_string(forecast.ordersHigh[client]);
    const std::string held = percent(forecast.ordersHeld[client]);
    if (low == high) return {{low, low}, held};
    return {{low + "–" + high, low + " to " + high}, held};
}

void addOrders(Lines& lines, double orders, const std::string& months, const OrderRange& range = {}) {
    const bool known = !range.held.empty();
    lines.add("orders",
              "未来 " + months + " 个月预计下单 " + fixed(orders, 1) + " 次" +
                  (known ? "（这样的客户约 " + range.held + " 会下 " + range.numbers[0] + " 次）" : ""),
              "Expected orders in the next " + months + " months: " + fixed(orders, 1) +
                  (known ? " (" + range.numbers[1] + " for " + range.held + " of clients like this one)" : ""));
}

/// "7 in 10", at the ends in words.
Label inTen(double chance) {
    static constexpr std::array kZh{"几乎没有一份", "约有 1 份", "约有 2 份", "约有 3 份", "约有 4 份", "约有 5 份",
                                    "约有 6 份",    "约有 7 份", "约有 8 份", "约有 9 份", "几乎全部"};
    static constexpr std::array kEn{"hardly any", "1 in 10", "2 in 10", "3 in 10", "4 in 10",   "5 in 10",
                                    "6 in 10",    "7 in 10", "8 in 10", "9 in 10", "nearly all"};
    const auto place = static_cast<std::size_t>(std::clamp(std::lround(chance * 10), 0L, 10L));
    return {kZh[place], kEn[place]};
}

/// How the client's contract stands, and how often contracts like it were renewed.
void addContract(Lines& lines, const ContractNote& contract, DayNumber asOf) {
    if (contract.end == kNever) return;
    const std::string zhDay = dayWords(contract.end, asOf, true);
    const std::string enDay = dayWords(contract.end, asOf, false);
    const std::int64_t left = std::int64_t{contract.end} - asOf;
    const std::string times = number(contract.renewals);
    const std::string zhSoFar = contract.renewals > 0 ? "，已续约 " + times + " 次" : "";
    const std::string enSoFar =
        contract.renewals > 0 ? ", renewed " + plural(contract.renewals, "time", "times") + " so far" : "";
    if (contract.joined) {
        if (left < 0) return;
        lines.add("contract", "持续服务中，已排期到 " + zhDay, "Served without a break, booked until " + enDay);
        return;
    }
    const bool known = contract.chance >= 0;
    const Label share = inTen(known ? contract.chance : 0);
    if (left < 0) {
        lines.add("contract",
                  "合约已于 " + zhDay + "到期（" + number(-left) + " 天前），尚未续约" + zhSoFar +
                      (known ? "。到这一步的合约，每 10 份" + std::string(share.zh) + "还会续约" : ""),
                  "Contract ended " + enDay + ", " + plural(-left, "day", "days") + " ago, and is not renewed yet" +
                      enSoFar + (known ? "; of contracts at this point " + std::string(share.en) + " still are" : ""));
        return;
    }
    const std::string zhLeft = left == 0 ? "今天到期" : "还有 " + number(left) + " 天到期";
    const std::string enLeft = left == 0 ? "today" : "in " + plural(left, "day", "days");
    lines.add("contract",
              std::string(contract.due ? "待续约：合约" : "合约") + zhLeft + "（" + zhDay + "）" + zhSoFar +
                  (known ? "。同类合约每 10 份" + std::string(share.zh) + "续约" : ""),
              (contract.due ? "Renewal due: the contract ends " : "The contract ends ") + enLeft + ", " + enDay +
                  enSoFar + (known ? "; " + std::string(share.en) + " of contracts like this one were renewed" : ""));
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
        case ModelKind::mbg_cnbd_k:
            return {"MBG/CNBD-k（客户按自己的节奏下单，可能在每次下单后离开）",
                    "MBG/CNBD-k (clients buy at a rhythm of their own, and may leave after any order)"};
        case ModelKind::nbd:
            return {"NBD（无人离开）", "NBD (nobody leaves)"};
    }
    return {};
}

Label bestModelLabel() { return {"过去最准的模型", "the model that was closest in the past"}; }

std::string verdictText(const ModelChoice& choice, ModelKind kind, Language language) {
    constexpr std::array kRules{Label{"下单频率照旧", "as often as so far"},
                                Label{"与之前同样长的时间里一样多", "as many as in the same time before"},
                                Label{"所有客户都一样", "the same for everybody"}};
    const ForecastVerdict verdict = verdictOn(choice, kind);
    const bool zh = language == Language::zh;
    if (verdict == ForecastVerdict::not_tested)
        return zh ? "历史太短，预测未经过去检验" : "Forecasts are not tested: the history is too short";
    const Label rule = kRules[static_cast<std::size_t>(choice.closestRule)];
    const std::string origins = std::to_string(choice.origins);
    const std::string dates = choice.origins == 1 ? "1 past date" : origins + " past dates";
    const std::string tested = zh ? "已用过去 " + origins + " 个日期检验：" : "Tested on " + dates + ": ";
    const std::string name = zh ? "“" + std::string(rule.zh) + "”" : "(" + std::string(rule.en) + ")";
    switch (verdict) {
        case ForecastVerdict::usable:
            return tested + (zh ? "比最准的简单算法" + name + "更准" : "closer than the best simple rule " + name);
        case ForecastVerdict::with_care:
            return tested + (zh ? "与简单算法" + name + "差不多，请谨慎使用"
                                : "about as close as a simple rule " + name + ", use with care");
        default:
            return tested + (zh ? "不如简单算法" + name + "准，请按后者估计"
                                : "a simple rule " + name + " is closer, go by that");
    }
}

Label sufficiencyLabel(int step, bool tested) {
    constexpr std::array kSteps{Label{"尚无购买", "No purchases"}, Label{"数据不足", "Not enough data"},
                                Label{"仅大致区间", "Rough ranges"}, Label{"仅供参考", "Indicative"},
                                Label{"范围较窄", "Narrow range"}};
    if (step >= 4 && tested) return {"可用于计划", "Good to plan with"};
    return kSteps[static_cast<std::size_t>(std::clamp(step, 0, 4))];
}

namespace {

std::string ladderText(const Sufficiency& s, bool tested, Language language) {
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
            return lines.both("仅供参考：" + spans + "，低于 25% 才宜用于计划",
                              "Indicative: " + spans + "; below 25% it is good to plan with.") +
                   based;
        case SufficiencyReason::narrow:
            if (tested) return lines.both("可用于计划：" + spans, "Good to plan with: " + spans + ".") + based;
            return lines.both("范围较窄：" + spans + "，尚未用过去的数据检验",
                              "Narrow range: " + spans + "; not tested against the past.") +
                   based;
    }
    return {};
}

}  // namespace

std::string sufficiencyText(const Sufficiency& s, Language language) { return ladderText(s, false, language); }

std::string sufficiencyText(const Sufficiency& s, const ReportCard& card, Language language) {
    const std::string before = ladderText(s, card.tested(), language);
    if (s.step < 2 || !card.totalMissed()) return before;
    const std::string held = totalTestedText(card, language);
    if (stepAfterTest(s, card) == s.step)
        return before + Lines(language).both(
                            "；订单总数的范围也偏窄：" + held,
                            " The range of the total orders, too, is narrower than it should be: " + held + ".");
    const Label now = sufficiencyLabel(stepAfterTest(s, card), card.tested());
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
    return Lines(language).both(
        "客户生命周期价值（CLV）：未来 " + months + " 个月的预计" + std::string(counted.zh) +
            (ours ? "（按 " + margin + "% 计入）" : "") + "，按每年 " + discount + "% 折现",
        "CLV (customer lifetime value): the " + inSentence(counted.en) + " expected over the next " + months +
            " months" + (ours ? ", of which " + margin + "% count" : "") + ", discounted at " + discount + "% a year");
}

std::string horizonText(int days, Language language) {
    const auto months = std::max(1L, std::lround(days / kMonthDays));
    const bool whole = std::lround(static_cast<double>(months) * kMonthDays) == days;
    return Lines(language).both(std::string(whole ? "" : "约 ") + number(months) + " 个月",
                                std::string(whole ? "" : "about ") + plural(months, "month", "months"));
}

std::vector<Line> forecastLines(const Forecast& forecast, ClientIndex client, const ForecastRule& rule,
                                Language language, std::string_view currency, ValueBasis basis) {
    Lines lines(language);
    const std::string months = number(rule.horizonMonths);
    const int step = forecast.base.sufficiency.step;
    const std::uint8_t flags = forecast.flags[client];
    const auto day = [&](DayNumber value) { return dayWords(value, forecast.asOf, lines.zh()); };
    const auto addContractLine = [&] {
        if (client < forecast.contract.size()) addContract(lines, forecast.contract[client], forecast.asOf);
    };
    if (forecast.alive[client] < 0) {
        lines.add("not_enough_data", sufficiencyText(forecast.base.sufficiency, Language::zh),
                  sufficiencyText(forecast.base.sufficiency, Language::en));
        if (step >= 2) {
            // The base has a forecast: it is this client that has no purchase to make one from.
            lines = Lines(language);
            lines.add("not_enough_data", "尚无购买，暂不预测", "No purchase yet: no forecast");
        }
        addContractLine();
    } else {
        addContractLine();
        lines.add("alive", "未流失的可能性 " + percent(forecast.alive[client]),
                  "Chance not lost: " + percent(forecast.alive[client]));
        addOrders(lines, forecast.orders[client], months, orderRangeOf(forecast, client));
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
        if ((flags & kLosesMoney) != 0) lines.add("loses_money", "每单平均都在亏损", "Loses money on each order");
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

std::vector<Line> forecastLines(const BaseForecast& base, const ForecastRule& rule, Language language,
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
    if (base.contracts) {
        const auto seen = static_cast<std::int64_t>(std::llround(base.renewals + base.lost));
        const auto renewed = static_cast<std::int64_t>(std::llround(base.renewals));
        const std::string part = wholeNumber(base.contractOrders);
        lines.add("contracts",
                  "合约按续约来预测：到期的 " + number(seen) + " 份合约中续约了 " + number(renewed) +
                      " 份；预计的订单中约 " + part + " 次来自合约",
                  "Contracts are forecast by their renewals: " + number(renewed) + " of " + number(seen) +
                      " that ended were renewed; some " + part + " of the expected orders come from contracts");
    }
    if (base.season) {
        lines.add("season", "订单有淡旺季：预测已按各月的忙闲调整",
                  "Orders come by season: the forecast allows for busy and quiet months");
    }
    if (base.calibration.origins > 0 && std::abs(base.calibration.shift) >= 0.03) {
        const bool high = base.calibration.shift < 0;
        const std::string off = percent(std::abs(std::expm1(base.calibration.shift)));
        lines.add("calibration",
                  "照过去的检验看，合计多半会" + std::string(high ? "偏高" : "偏低") + "约 " + off +
                      "；合计的范围已计入这一点",
                  "Judged by the past the totals are some " + off + (high ? " too high" : " too low") +
                      "; their ranges allow for it");
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

}  // namespace meike::words
