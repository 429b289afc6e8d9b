// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/effect_words.h"

#include <cmath>

#include "app/words/text_parts.h"
#include "engine/effect.h"

namespace meike::words {

namespace {

using engine::BeforeAfter;
using engine::kWantedDifference;
using engine::PlaybookEffect;

/// So many buy anyway that no playbook can do better.
constexpr double kNearlyAll = 0.9;

/// 0.3 -> 30, without a sign.
std::string points(double difference) { return fixed(std::abs(difference) * 100, 0); }
/// +0.3 -> +30.
std::string signedPoints(double difference) {
    const std::string text = fixed(difference * 100, 0);
    return difference * 100 >= 0.5 ? "+" + text : text;
}
std::string signedMoney(double amount, std::string_view currency) {
    const auto whole = static_cast<MinorUnits>(std::llround(amount));
    return (whole > 0 ? "+" : "") + money(whole, currency);
}

class EffectLines {
public:
    EffectLines(const PlaybookEffect& effect, std::string_view currency, Date asOf, Language language)
        : m_e(effect), m_currency(currency), m_asOf(asOf), m_lines(language), m_days(std::to_string(effect.days)) {}

    std::vector<Line> take() {
        const bool assigned = m_e.heldOut > 0;
        if (m_e.share <= 0 && !assigned) {
            beforeAfter();
        } else if (m_e.over) {
            result();
        } else {
            running();
            ahead();
        }
        return m_lines.take();
    }

private:
    /// What could be seen.
    void ahead() {
        const std::string given = number(m_e.givenAhead);
        const std::string held = number(m_e.heldOutAhead);
        const std::string base = percent(m_e.base);
        if (m_e.smallest)
            m_lines.add("ahead",
                        "执行 " + given + " 家、对照 " + held + " 家，这类客户 " + m_days + " 天内本来就有 " + base +
                            " 会下单：相差约 " + points(*m_e.smallest) + " 个百分点以上才看得出来（十次里八次）",
                        "With " + given + " under it and " + held + " held out, and " + base + " buying within " +
                            m_days + " days anyway, only a difference of some " + points(*m_e.smallest) +
                            " points or more would show (in eight cases of ten)");
        else if (m_e.base > kNearlyAll)
            m_lines.add(
                "unseen", m_days + " 天内几乎所有客户本来就会下单，看不出差别；可缩短观察天数",
                "Nearly everybody buys within " + m_days + " days anyway: nothing could be seen. Count fewer days");
        else
            m_lines.add("unseen", "执行 " + given + " 家、对照 " + held + " 家：客户太少，任何差别都看不出来",
                        "It cannot be seen with this many clients: " + given + " and " + held + " held out");
        if (m_e.wanted && m_e.wanted->months > 0) {
            const std::string when = isoDate(m_asOf + std::chrono::days(m_e.wanted->months * 365 / 12)).substr(0, 7);
            m_lines.add("later",
                        "按近三个月每月新进 " + fixed(m_e.perMonth, 0) + " 家计，到 " + when + " 可看出 " +
                            points(kWantedDifference) + " 个百分点的差别",
                        "With " + fixed(m_e.perMonth, 0) + " new clients a month, as in the last three, " +
                            points(kWantedDifference) + " points would show in " + when);
        }
    }
    void running() {
        if (!m_e.endOn) {
            m_lines.add("no_end", "请先定好读取日：结果只在那一天看，不能看着好就停",
                        "Fix the day on which it is read: whoever stops when it looks well finds what is not there");
            return;
        }
        if (m_e.given + m_e.heldOut == 0) return;
        const std::string zh = "至今执行 " + number(m_e.given) + " 家、对照 " + number(m_e.heldOut) + " 家，其中 " +
                               number(m_e.givenReady) + " 和 " + number(m_e.heldOutReady) + " 家已满 " + m_days +
                               " 天；" + isoDate(*m_e.endOn) + " 读取结果";
        const std::string en = "So far " + number(m_e.given) + " under it and " + number(m_e.heldOut) +
                               " held out; of these " + number(m_e.givenReady) + " and " + number(m_e.heldOutReady) +
                               " have had their " + m_days + " days; the result is read on " + isoDate(*m_e.endOn);
        m_lines.add("running", zh, en);
    }
    void result() {
        const engine::Effect& effect = m_e.effect;
        if (!effect.bought) {
            m_lines.add("few",
                        "满 " + m_days + " 天的客户太少（执行 " + number(effect.given) + " 家、对照 " +
                            number(effect.heldOut) + " 家），看不出结果",
                        "Too few have had their " + m_days + " days (" + number(effect.given) + " and " +
                            number(effect.heldOut) + " held out): it cannot be said");
            return;
        }
        const engine::ShareDifference& bought = *effect.bought;
        if (bought.low > 0)
            m_lines.add("verdict", "有效：对照组以外的客户买得更多，不像是偶然",
                        "It helped: those under it bought more often, and hardly by chance");
        else if (bought.high < 0)
            m_lines.add("verdict", "适得其反：执行后买的客户反而更少，不像是偶然",
                        "It did harm: those under it bought less often, and hardly by chance");
        else
            m_lines.add("verdict", "看不出差别：可能有效，也可能没有",
                        "No difference can be seen: it may have helped, and it may not");
        m_lines.add("bought",
                    m_days + " 天内下单：执行 " + percent(bought.given) + "，对照 " + percent(bought.heldOut) +
                        "，相差 " + signedPoints(bought.difference) + " 个百分点（90% 区间 " +
                        signedPoints(bought.low) + " 到 " + signedPoints(bought.high) + "）",
                    "Bought within " + m_days + " days: " + percent(bought.given) + ", held out " +
                        percent(bought.heldOut) + ": " + signedPoints(bought.difference) + " points (90% interval " +
                        signedPoints(bought.low) + " to " + signedPoints(bought.high) + ")");
        const engine::MeanDifference& value = *effect.value;
        m_lines.add("value",
                    "每家金额相差 " + signedMoney(value.difference, m_currency) + "（90% 区间 " +
                        signedMoney(value.low, m_currency) + " 到 " + signedMoney(value.high, m_currency) + "）",
                    "Value a client: " + signedMoney(value.difference, m_currency) + " (90% interval " +
                        signedMoney(value.low, m_currency) + " to " + signedMoney(value.high, m_currency) + ")");
        const engine::ShareDifference& kept = *effect.kept;
        m_lines.add("kept",
                    "到那天既无流失风险也未流失：执行 " + percent(kept.given) + "，对照 " + percent(kept.heldOut) +
                        "，相差 " + signedPoints(kept.difference) + " 个百分点（90% 区间 " + signedPoints(kept.low) +
                        " 到 " + signedPoints(kept.high) + "）",
                    "Neither at risk nor lost on that day: " + percent(kept.given) + ", held out " +
                        percent(kept.heldOut) + ": " + signedPoints(kept.difference) + " points (90% interval " +
                        signedPoints(kept.low) + " to " + signedPoints(kept.high) + ")");
        m_lines.add(
            "counted",
            "按进入时的分组和等级计：执行 " + number(effect.given) + " 家，对照 " + number(effect.heldOut) + " 家",
            "As assigned on entry, by the tier of that day: " + number(effect.given) + " and " +
                number(effect.heldOut) + " held out");
    }
    void beforeAfter() {
        if (m_e.inside.clients == 0) {
            m_lines.add("nobody", "没有对照组，也还没有客户满 " + m_days + " 天。设一个对照比例，才知道方案是否有效",
                        "Nobody is held out, and nobody has been under it for " + m_days +
                            " days. Only a share held out tells whether it helps");
            return;
        }
        m_lines.add("before_after", "没有对照组，只能前后对比，说明不了什么：低谷之后本来就会回升",
                    "Nobody is held out: before and after only, which proves little, as low points rise by themselves");
        const auto line = [&](const char* key, const BeforeAfter& b, const std::string& zh, const std::string& en) {
            if (b.clients == 0) return;
            const std::string before = percent(static_cast<double>(b.boughtBefore) / b.clients);
            const std::string after = percent(static_cast<double>(b.boughtAfter) / b.clients);
            const std::string was = money(b.valueBefore / b.clients, m_currency);
            const std::string is = money(b.valueAfter / b.clients, m_currency);
            m_lines.add(key,
                        zh + " " + number(b.clients) + " 家：前 " + m_days + " 天 " + before + " 下单、每家 " + was +
                            "；后 " + m_days + " 天 " + after + "、" + is,
                        en + " (" + number(b.clients) + "): in the " + m_days + " days before " + before + " bought, " +
                            was + " each; in those after " + after + ", " + is);
        };
        line("inside", m_e.inside, "方案内", "Under it");
        line("outside", m_e.outside, "同等级、方案外", "The same tiers outside");
    }

    const PlaybookEffect& m_e;
    std::string_view m_currency;
    Date m_asOf;
    Lines m_lines;
    std::string m_days;
};

}  // namespace

std::vector<Line> effectLines(const PlaybookEffect& effect, std::string_view currency, Date asOf, Language language) {
    return EffectLines(effect, currency, asOf, language).take();
}

}  // namespace meike::words
