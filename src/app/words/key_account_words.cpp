// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/key_account_words.h"

#include "app/words/text_parts.h"

namespace meike::words {

std::string leaveCostWords(std::span<const std::string> playbooks, double hoursAMonth, MinorUnits benefits,
                           MinorUnits yearly, std::string_view sponsor, std::string_view currency, Language language) {
    const Lines lines(language);
    std::string text;
    const auto add = [&](const std::string& zh, const std::string& en) {
        text += (text.empty() ? "" : lines.both("；", "; ")) + lines.both(zh, en);
    };
    if (!playbooks.empty()) {
        std::string names;
        for (const std::string& name : playbooks) names += (names.empty() ? "" : lines.both("、", ", ")) + name;
        const std::string hours = fixed(hoursAMonth, 1);
        add("不再执行维护方案“" + names + "”，每月省 " + hours + " 小时",
            "the playbook “" + names + "” ends, which saves " + hours + " hours a month");
    }
    if (benefits > 0) {
        const std::string worth = money(benefits, currency);
        add("近一年权益 " + worth + " 不再有", "benefits worth " + worth + " in the last year end");
    }
    if (yearly > 0) {
        const std::string value = money(yearly, currency);
        if (sponsor.empty())
            add("近一年价值 " + value + "，本来就没有高层负责",
                "value of the last year " + value + ", which no executive looks after");
        else
            add("近一年价值 " + value + " 不再由" + std::string(sponsor) + "负责",
                "value of the last year " + value + ", which " + std::string(sponsor) + " no longer looks after");
    }
    if (text.empty())
        text = lines.both("没有方案、权益或近一年的业务受影响",
                          "no playbook, benefit or business of the last year is touched");
    return text;
}

}  // namespace meike::words
