// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/chain_words.h"

#include "app/words/text_parts.h"

namespace meike::words {

namespace {

/// {0}: the contact, {1}: the number with its noun in English, the bare number in Chinese.
struct RiskWords {
    std::string_view key;
    Label text;
    std::string_view one;
    std::string_view many;
};

constexpr RiskWords kRisks[] = {
    {"no_contact", {"没有在职的联系人", "No contact is left there"}, "", ""},
    {"single_threaded",
     {"只有 {0} 一位联系人：一旦离职就断线", "{0} is the only contact: when they leave, the thread is cut"},
     "",
     ""},
    {"decision_maker_gone",
     {"决策人 {0} 已离职，还没有接替者", "The decision maker {0} has left, and nobody is in their place yet"},
     "",
     ""},
    {"no_decision_maker",
     {"{1} 位联系人中没有决策人：问清谁拍板", "Nobody among {1} is a decision maker: find out who decides"},
     "contact",
     "contacts"},
    {"decision_maker_never_touched",
     {"从未与决策人 {0} 联系过", "The decision maker {0} has never been spoken to"},
     "",
     ""},
    {"decision_maker_untouched",
     {"已有 {1} 天没有联系决策人{0}", "The decision maker {0} has not been spoken to for {1}"},
     "day",
     "days"},
    {"decision_maker_opposes", {"决策人 {0} 持反对态度", "The decision maker {0} is against us"}, "", ""},
    {"all_opponents",
     {"已知态度的 {1} 位联系人全部反对", "All {1} whose attitude is known are against us"},
     "contact",
     "contacts"},
    {"no_supporter",
     {"已知态度的 {1} 位联系人中没有支持者", "None of the {1} whose attitude is known supports us"},
     "contact",
     "contacts"},
    {"contact_gone", {"{0} 已离职", "{0} has left"}, "", ""},
    {"cycle",
     {"上下级关系成环，从 {0} 处断开：请更正上级",
      "Reporting lines run in a circle, cut at {0}: correct who reports to whom"},
     "",
     ""},
};

std::string filled(std::string_view text, std::string_view contact, const std::string& number) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 3) == "{0}") {
            out += contact;
            at += 3;
        } else if (text.substr(at, 3) == "{1}") {
            out += number;
            at += 3;
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace

Line chainRiskLine(const engine::ChainRisk& risk, std::string_view contact, Language language) {
    for (const RiskWords& row : kRisks) {
        if (row.key != risk.key) continue;
        const std::string count =
            language == Language::zh || row.one.empty() ? number(risk.number) : plural(risk.number, row.one, row.many);
        std::string text = filled(row.text.in(language), contact, count);
        // Who left may have left people behind.
        if (risk.key == "contact_gone" && risk.number > 0)
            text += language == Language::zh ? "，仍有 " + number(risk.number) + " 人挂在其下"
                                             : "; " + plural(risk.number, "contact", "contacts") + " still " +
                                                   (risk.number == 1 ? "reports" : "report") + " to them";
        return {std::string(risk.key), std::move(text), std::nullopt};
    }
    return {std::string(risk.key), std::string(risk.key), std::nullopt};
}

}  // namespace meike::words
