// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/reason_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "app/words/text_parts.h"

namespace meike::words {

using namespace engine;

namespace {

/// Between the parts of a summary.
constexpr std::string_view kBetween = "; ";

/// A share in whole per cent; what is there is never 0 %.
std::string sharePercent(int hundredthsOfPercent) {
    if (hundredthsOfPercent > 0 && hundredthsOfPercent < 50) return "<1%";
    return std::to_string((hundredthsOfPercent + 50) / 100) + "%";
}

std::string signedPoints(int hundredths) {
    std::string text = fixed2(hundredths);
    if (hundredths >= 0) text.insert(0, 1, '+');
    return text;
}

/// Writes sentences in one language.
class Writer {
public:
    Writer(const Explanation& explanation, const Assessment& assessment, Language language, std::string_view currency)
        : m_e(explanation), m_a(assessment), m_language(language), m_currency(currency) {}

    std::vector<Line> lines() {
        stage();
        if (!m_e.scored) {
            if (m_e.overridden)
                add("override",
                    both("等级由人工指定为“" + tier(m_e.tier) + "”", "The tier was set by hand to " + tier(m_e.tier)));
            return std::move(m_lines);
        }
        for (const InputReason& input : m_e.inputs) this->input(input);
        if (m_e.risk.points != 0) add(std::string("risk_") + riskPartKey(m_e.risk.part), risk(), m_e.risk.points);
        if (m_e.floorPoints > 0) {
            add("floor", both("评分不低于 0", "The score is never below 0"), m_e.floorPoints);
        }
        tiers();
        provisional();
        wayUp();
        return std::move(m_lines);
    }

private:
    std::string both(const std::string& zh, const std::string& en) const {
        return m_language == Language::zh ? zh : en;
    }
    std::string tier(int rank) const {
        return rank < 0 ? std::string("-")
                        : std::string(m_a.tierNames[static_cast<std::size_t>(rank)].label.in(m_language));
    }
    std::string label(const Label& label) const { return std::string(label.in(m_language)); }
    void add(std::string key, std::string text, std::optional<int> points = std::nullopt) {
        m_lines.push_back({std::move(key), std::move(text), points});
    }

    void stage() {
        const std::string name = label(classRow(m_e.stage).label);
        const std::string computed = label(classRow(m_e.computedStage).label);
        switch (m_e.stageReason) {
            case StageReason::none:
                return;
            case StageReason::no_order:
                return add("no_order", both("尚无订单", "No order yet"));
            case StageReason::no_purchase:
                return add("no_purchase", both("订单均已退款，没有有效合作", "Every order was refunded: no purchase"));
            case StageReason::past_drowsy:
                return add("past_drowsy", both("沉默 " + days() + " 天，已超过瞌睡界限：" + name,
                                               name + ": silent for " + days() + " days, past the drowsy limit"));
            case StageReason::past_asleep:
                return add("past_asleep",
                           both("沉默 " + days() + " 天，已超过沉睡界限 " + limit() + " 天：" + name,
                                name + ": silent for " + days() + " days, past the asleep limit of " + limit()));
            case StageReason::unlikely_active:
                return add("unlikely_active", both("按以往的合作节奏，仍在合作的可能不到一半：" + name,
                                                   name + ": by its own rhythm it is more likely gone than active"));
            case StageReason::came_back:
                return add("came_back", both("长期沉默后近期重新合作：" + name,
                                             name + ": bought again after a silence past the asleep limit"));
            case StageReason::overridden:
                return add("stage_override",
                           both("关系阶段由人工指定为“" + name + "”（计算结果：" + computed + "）",
                                "The stage was set by hand to " + name + " (computed: " + computed + ")"));
        }
    }
    std::string days() const { return std::to_string(m_e.risk.silence); }
    std::string limit() const { return shortNumber(m_e.risk.asleepLimit); }

    std::string measured(ScoreInput input, std::int64_t value) const {
        switch (input) {
            case ScoreInput::amount:
                return money(value, m_currency);
            case ScoreInput::frequency:
                return both(std::to_string(value) + " 次",
                            std::to_string(value) + (value == 1 ? " purchase" : " purchases"));
            case ScoreInput::margin:
                return shortNumber(value) + "%";
            case ScoreInput::growth:
                return both(std::to_string(value) + " 分（1–5）", std::to_string(value) + " of 5");
            case ScoreInput::influence:
                return both(shortNumber(value) + " 分（1–5）", shortNumber(value) + " of 5");
        }
        return {};
    }

    void input(const InputReason& reason) {
        const std::string name =
            label(reason.input == ScoreInput::amount ? amountLabel(m_a) : scoreInputLabel(reason.input));
        const std::string key = scoreInputKey(reason.input);
        if (!reason.present) {
            return add(key + "_missing",
                       both(name + "缺失：" + missingWhy(reason.input) + "，其权重由其余各项分担",
                            name + " missing: " + missingWhy(reason.input) + "; its weight is spread over the others"));
        }
        const std::string value = measured(reason.input, reason.measured) + estimated(reason.input);
        add(key,
            both(name + " " + value + "，得 " + shortNumber(reason.score) + " 分（满分 100），权重 " +
                     std::to_string(reason.weight),
                 name + " " + value + ": " + shortNumber(reason.score) + " of 100, weight " +
                     std::to_string(reason.weight)),
            reason.points);
    }
    std::string estimated(ScoreInput input) const {
        if (input != ScoreInput::amount || m_e.estimated == 0) return {};
        const std::string share = sharePercent(m_e.estimated);
        return both("（估算 " + share + "）", " (" + share + " estimated)");
    }
    std::string missingWhy(ScoreInput input) const {
        switch (input) {
            case ScoreInput::amount: {
                std::string codes;
                for (const std::string& code : m_e.unratedCurrencies) codes += (codes.empty() ? "" : ", ") + code;
                return both("缺少 " + codes + " 的汇率", "no rate for " + codes);
            }
            case ScoreInput::margin:
                return both("窗口内金额有 10% 以上没有填写成本",
                            "costs are not known for more than 10% of the window's amount");
            case ScoreInput::growth:
                return both("尚未打分", "not scored by hand");
            case ScoreInput::influence:
                return both("行业影响、背书、转介绍均未打分",
                            "neither influence, endorsement nor referral is scored by hand");
            case ScoreInput::frequency:
                break;
        }
        return {};
    }

    std::string risk() const {
        const RiskReason& risk = m_e.risk;
        const std::string size = shortNumber(risk.risk);
        switch (risk.part) {
            case RiskPart::overdue:
                return both("应收逾期 " + money(risk.overdue, m_currency) + "（近期回款 " +
                                money(risk.received, m_currency) + "），风险 " + size,
                            "Overdue " + money(risk.overdue, m_currency) + " beside " +
                                money(risk.received, m_currency) + " received: risk " + size);
            case RiskPart::credit:
                return both("信用等级 " + label(classRow(risk.credit).label) + "，风险 " + size,
                            "Credit grade " + label(classRow(risk.credit).label) + ": risk " + size);
            case RiskPart::silence:
                return both("沉默 " + days() + " 天（沉睡界限 " + limit() + " 天），风险 " + size,
                            "Silent for " + days() + " of " + limit() + " days: risk " + size);
            case RiskPart::none:
                break;
        }
        return {};
    }

    void tiers() {
        if (m_e.byGrowth) {
            add("by_growth", both("增长潜力高，评分虽低仍列为“" + tier(m_e.computedTier) + "”",
                                  tier(m_e.computedTier) + " by its high growth potential, whatever the score"));
        }
        if (m_e.heldTier != m_e.computedTier) {
            add("held",
                both("计算等级为“" + tier(m_e.computedTier) + "”，评分仅略低于界限，暂保留“" + tier(m_e.heldTier) + "”",
                     "Held at " + tier(m_e.heldTier) + ": the computed tier is " + tier(m_e.computedTier) +
                         ", by a small margin"));
        }
        if (m_e.overridden) {
            add("override",
                both("等级由人工指定为“" + tier(m_e.tier) + "”（计算结果：" + tier(m_e.heldTier) + "）",
                     "The tier was set by hand to " + tier(m_e.tier) + " (computed: " + tier(m_e.heldTier) + ")"));
        }
    }

    /// Said once, with every reason.
    void provisional() {
        const std::string basis = label(amountLabel(m_a));
        std::string why;
        const auto because = [&](const std::string& zh, const std::string& en) {
            why += (why.empty() ? "" : both("；", "; ")) + both(zh, en);
        };
        if ((m_e.provisional & kEstimated) != 0) {
            const std::string share = sharePercent(m_e.estimated);
            because("“" + basis + "”有 " + share + " 是估算的",
                    share + " of the " + inSentence(basis) + " is estimated");
        }
        constexpr std::uint16_t kMissingPart = kMissingAmount | kMissingMargin | kMissingGrowth | kMissingInfluence;
        if ((m_e.provisional & kMissingPart) != 0) because("有指标缺失", "inputs are missing");
        if (!why.empty()) add("provisional", both("等级为暂定：", "The tier is provisional: ") + why);
    }

    void wayUp() {
        if (!m_e.wayUp) return;
        const WayUp& way = *m_e.wayUp;
        if (way.lever == Lever::none) {
            return add("way_up_none", both("一年内做得到的单项改变，都不足以让等级上升一级",
                                           "No single change within a year's reach would lift it one tier"));
        }
        const std::string name = label(way.lever == Lever::amount ? amountLabel(m_a) : leverLabel(way.lever));
        const std::string to = tier(way.tier);
        const std::string end = both("，评分 " + fixed2(way.valueScore) + "，升为“" + to + "”",
                                     ", score " + fixed2(way.valueScore) + ", " + to);
        if (way.missing && way.lever == Lever::margin)
            return add("way_up", both("填写成本：利润率达到 " + lever(way.lever, way.to) + " 即可升为“" + to + "”",
                                      "Fill in its costs: from a margin of " + lever(way.lever, way.to) +
                                          " on it would be " + to));
        if (way.missing)
            return add("way_up",
                       both(name + "尚未打分：打分后有可能升为“" + to + "”",
                            "Rate it: " + inSentence(name) + " is not rated yet, and with a rating it may be " + to));
        if (way.lever == Lever::silence)
            return add(
                "way_up",
                both("最省力的上升途径：一笔新订单，结束 " + lever(way.lever, way.from) + "的沉默" + end,
                     "Cheapest way up: a new order, which ends " + lever(way.lever, way.from) + " of silence" + end));
        add("way_up", both("最省力的上升途径：" + name + "由 " + lever(way.lever, way.from) + " 变为 " +
                               lever(way.lever, way.to) + end,
                           "Cheapest way up: " + inSentence(name) + " from " + lever(way.lever, way.from) + " to " +
                               lever(way.lever, way.to) + end));
    }
    std::string lever(Lever lever, std::int64_t value) const {
        switch (lever) {
            case Lever::none:
                return {};
            case Lever::amount:
                return measured(ScoreInput::amount, value);
            case Lever::frequency:
                return measured(ScoreInput::frequency, value);
            case Lever::margin:
                return measured(ScoreInput::margin, value);
            case Lever::growth:
                return measured(ScoreInput::growth, value);
            case Lever::influence:
                return measured(ScoreInput::influence, value);
            case Lever::overdue:
                return money(value, m_currency);
            case Lever::silence:
                return both(std::to_string(value) + " 天", std::to_string(value) + " days");
        }
        return {};
    }

    const Explanation& m_e;
    const Assessment& m_a;
    Language m_language;
    std::string_view m_currency;
    std::vector<Line> m_lines;
};

}  // namespace

std::vector<Line> reasonLines(const Explanation& explanation, const Assessment& assessment, Language language,
                              std::string_view currency) {
    return Writer(explanation, assessment, language, currency).lines();
}

namespace {

/// What a part of a summary begins with (or is), and how people say it. Inputs and risks have their own tables.
struct SummaryPart {
    std::string_view key;
    Label words;
};
constexpr SummaryPart kNoPurchase{"no_purchase", {"订单均已退款", "all orders were refunded"}};
constexpr SummaryPart kNoOrder{"no_order", {"尚无订单", "no orders yet"}};
constexpr SummaryPart kFloor{"floor", {"下限", "floor"}};
constexpr SummaryPart kNoRate{"no rate", {"缺少汇率", "no rate"}};
constexpr SummaryPart kByGrowth{"by growth potential", {"增长潜力高", "by growth potential"}};
constexpr SummaryPart kHeld{"held, computed", {"保留，计算等级为", "held, computed"}};
constexpr SummaryPart kByHand{"set by hand", {"人工指定", "set by hand"}};
constexpr SummaryPart kEstimatedPart{"estimated", {"估算", "estimated"}};
constexpr std::array kSummaryParts{kNoPurchase, kNoOrder, kFloor, kNoRate, kByGrowth, kHeld, kByHand, kEstimatedPart};
constexpr std::string_view kMissingPart = "missing";

std::optional<SummaryPart> summaryPart(std::string_view part) {
    const auto begins = [&](std::string_view key) {
        return part.starts_with(key) && (part.size() == key.size() || part[key.size()] == ' ');
    };
    for (const SummaryPart& each : kSummaryParts)
        if (begins(each.key)) return each;
    for (const ScoreInput input :
         {ScoreInput::amount, ScoreInput::frequency, ScoreInput::margin, ScoreInput::growth, ScoreInput::influence})
        if (begins(scoreInputKey(input))) return SummaryPart{scoreInputKey(input), scoreInputLabel(input)};
    for (const RiskPart risk : {RiskPart::overdue, RiskPart::credit, RiskPart::silence})
        if (begins(riskPartKey(risk))) return SummaryPart{riskPartKey(risk), riskPartLabel(risk)};
    return std::nullopt;
}

}  // namespace

std::string reasonSummary(const AssessmentInput& input, const Assessment& assessment, ClientIndex client) {
    const Explanation explanation = explain(input, assessment, client, false);
    std::string text;
    const auto add = [&](std::string_view part, std::string_view rest = {}) {
        if (!text.empty()) text += kBetween;
        text += part;
        if (!rest.empty()) text.append(" ").append(rest);
    };
    if (!explanation.scored) add((explanation.stageReason == StageReason::no_purchase ? kNoPurchase : kNoOrder).key);
    for (const InputReason& reason : explanation.inputs)
        add(scoreInputKey(reason.input), reason.present ? signedPoints(reason.points) : std::string(kMissingPart));
    if (explanation.risk.points != 0) add(riskPartKey(explanation.risk.part), signedPoints(explanation.risk.points));
    if (explanation.floorPoints > 0) add(kFloor.key, signedPoints(explanation.floorPoints));
    for (const std::string& code : explanation.unratedCurrencies) add(kNoRate.key, code);
    if (explanation.byGrowth) add(kByGrowth.key);
    if (explanation.heldTier != explanation.computedTier)
        add(kHeld.key, assessment.tierNames[static_cast<std::size_t>(explanation.computedTier)].key);
    if (explanation.overridden) add(kByHand.key);
    if ((explanation.provisional & kEstimated) != 0) add(kEstimatedPart.key, sharePercent(explanation.estimated));
    return text;
}

std::string reasonSummaryText(std::string_view summary, Language language) {
    const bool zh = language == Language::zh;
    std::string text;
    for (std::size_t at = 0; at < summary.size();) {
        const std::size_t end = std::min(summary.find(kBetween, at), summary.size());
        const std::string_view part = summary.substr(at, end - at);
        at = end + kBetween.size();
        if (!text.empty()) text += zh ? "；" : "; ";
        const auto known = summaryPart(part);
        if (!known) {
            text += part;  // as an earlier version wrote it
            continue;
        }
        text += known->words.in(language);
        std::string_view rest = part.substr(known->key.size());
        if (rest.empty()) continue;
        rest.remove_prefix(1);
        text += ' ';
        if (rest == kMissingPart)
            text += zh ? "缺失" : kMissingPart;
        else if (const auto tier = findClassRow(tierRows(), rest); tier && known->key == kHeld.key)
            text += tierRows()[*tier].label.in(language);
        else
            text += rest;
    }
    return text;
}

std::string riskReason(StageReason reason, Language language) {
    const bool zh = language == Language::zh;
    switch (reason) {
        case StageReason::past_drowsy:
        case StageReason::past_asleep:
            return zh ? "沉默超过自身节奏" : "silent for longer than its own rhythm";
        case StageReason::unlikely_active:
            return zh ? "仍活跃概率低于 50%" : "less than 50 % likely to be active still";
        case StageReason::overridden:
            return zh ? "人工判断" : "set by hand";
        default:
            return {};
    }
}

}  // namespace meike::words
