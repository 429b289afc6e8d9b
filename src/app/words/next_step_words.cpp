// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/next_step_words.h"

#include <cmath>

#include "app/words/report_card_words.h"
#include "app/words/text_parts.h"

namespace meike::words {

std::vector<Line> nextStepLines(const ForecastState& state, const engine::ReportCard* tested, Language language) {
    Lines lines(language);
    if (state.blocked > 0) {
        std::string zh;
        std::string en;
        for (const std::string& code : state.unrated) {
            zh += (zh.empty() ? "" : "、") + code;
            en += (en.empty() ? "" : ", ") + code;
        }
        const std::string count = number(state.blocked);
        lines.add("rates", "在“设置 › 汇率”中录入 " + zh + " 的汇率，让 " + count + " 个客户计入客户生命周期价值",
                  "Enter rates for " + en + " under Settings, Currency rates: " + count +
                      (state.blocked == 1 ? " client is" : " clients are") + " left out of the CLV");
    }
    const engine::Sufficiency& enough = state.sufficiency;
    if (enough.step < 2) {
        std::string zh;
        std::string en;
        const auto still = [&](std::int64_t missing, const char* one, const char* many, const char* what) {
            if (missing <= 0) return;
            zh += (zh.empty() ? " " : "、") + std::to_string(missing) + what;
            en += (en.empty() ? "" : ", ") + std::to_string(missing) + " more " + (missing == 1 ? one : many);
        };
        still(engine::kFewestRepeatClients - enough.repeatClients, "repeat client", "repeat clients", " 个复购客户");
        still(engine::kFewestRepeatPurchases - enough.repeatPurchases, "repeat order", "repeat orders", " 次复购");
        still(engine::kShortestHistory - enough.historyDays, "day of history", "days of history", " 天历史");
        if (zh.empty())
            lines.add("wait", "录入更多订单后再看：现有订单还得不出稳定的预测",
                      "Come back with more orders: those there are give no stable forecast yet");
        else
            lines.add("wait", "等数据够了再预测：还需要" + zh, "Wait until there is enough to forecast from: " + en);
        return lines.take();
    }
    if (!tested) {
        lines.add("test_later", "先用历史数据检验预测，再决定怎么用",
                  "Let the forecasts be tested on the past before they are used");
        return lines.take();
    }
    const engine::ReportCard& card = *tested;
    const int step = engine::stepAfterTest(enough, card);
    if (!card.tested()) {
        const int needed = engine::kBacktestCalibration + engine::kBacktestShortest;
        lines.add("test_later",
                  "历史满 " + std::to_string(needed) + " 天后，预测才能用过去检验；在此之前，名单请用等级和 RFM 来做",
                  "Forecasts can be tested once there are " + std::to_string(needed) +
                      " days of history; until then make lists by tier and RFM");
    } else if (card.usability != engine::Usability::usable) {
        lines.add("no_lists", "不要用预测做名单，改用等级和 RFM",
                  "Make no lists from the forecasts; use tiers and RFM instead");
    } else if (step >= 4 && card.usableWithoutCare()) {
        lines.add("plan", "预测可以用来做名单，也可以用来做计划", "Use the forecasts for lists and for planning");
    } else {
        lines.add("lists", "用预测做名单（先联系谁），不要拿预测数字做承诺",
                  "Use the forecasts for lists (whom to call first), not for promises");
    }
    if (const auto closer = card.closerBaselines(); !closer.empty() && card.usability == engine::Usability::usable) {
        const Label name = predictorLabel(closer.front());
        lines.add("compare", "要估计订单数，同时看看“" + std::string(name.zh) + "”得出多少：它在检验中不比模型差",
                  "To estimate orders, also look at what \"" + inSentence(name.en) +
                      "\" gives: it was no worse in the tests");
    }
    if (card.totalMissed()) {
        const std::optional<double> bias = card.of(engine::Predictor::model).bias;
        const bool high = bias && *bias > 0;
        const std::string percent = bias ? std::to_string(std::lround(std::abs(*bias) * 100)) : "0";
        if (percent == "0")
            lines.add("allow_room", "给合计留出比范围更大的余地", "Allow more room for the total than its range does");
        else
            lines.add("allow_room",
                      "给合计留出比范围更大的余地：检验中合计平均" + std::string(high ? "高估了 " : "低估了 ") +
                          percent + "%",
                      "Allow more room for the total than its range does: in the tests it was " + percent + "% too " +
                          (high ? "high" : "low"));
    }
    return lines.take();
}

}  // namespace meike::words
