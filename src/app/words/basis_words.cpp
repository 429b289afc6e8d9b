// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/basis_words.h"

#include <algorithm>

#include "app/words/text_parts.h"
#include "base/amount_total.h"
#include "base/money.h"

namespace meike::words {

namespace {

std::string fullMoney(MinorUnits amount, const std::string& currency) {
    std::string text = plainAmount(amount, currencyDecimals(currency));
    const std::size_t first = text[0] == '-' ? 1 : 0;
    for (std::size_t i = std::min(text.find('.'), text.size()); i > first + 3;) {
        i -= 3;
        text.insert(i, 1, ',');
    }
    text = currency == "CNY" ? "¥" + text : currency + " " + text;
    return isAtEdge(amount) ? "≥ " + text : text;
}

}  // namespace

std::string estimatedText(int hundredths, Language language) {
    if (hundredths <= 0) return {};
    const std::string share = hundredths < 50 ? "<1%" : std::to_string((hundredths + 50) / 100) + "%";
    return language == Language::zh ? "估算 " + share : share + " estimated";
}

std::string basisText(const engine::BaseFigures& base, Language language) {
    const std::string name = inSentence(classRow(base.basis).label.in(language));
    const std::string estimated = estimatedText(base.estimated, language);
    if (estimated.empty()) return name;
    return name + (language == Language::zh ? "，" : ", ") + estimated;
}

std::string basisChangeText(const engine::BasisChange& change, Language language) {
    const std::string from = inSentence(classRow(change.from).label.in(language));
    const std::string to = inSentence(classRow(change.to).label.in(language));
    const std::string before = fullMoney(change.before, change.currency);
    const std::string after = fullMoney(change.after, change.currency);
    if (language == Language::zh)
        return "价值口径由" + from + "改为" + to + "，窗口内合计由 " + before + " 变为 " + after +
               "。需要固定口径，可在评分方案中指定。";
    return "Value is now counted as " + to + ", no longer as " + from + ": " + after + " in the window instead of " +
           before + ". The scoring rules can fix it.";
}

}  // namespace meike::words
