// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/rule_gap_words.h"

#include "app/words/text_parts.h"

namespace meike::words {

Both nothingCalled(const KindRow& kind, const std::string& name) {
    return {"没有叫“" + name + "”的" + std::string(kind.one.zh),
            "there is no " + inSentence(kind.one.en) + " “" + name + "”"};
}

Both noEntry(const Label& list, const std::string& name) {
    return {std::string(list.zh) + "列表里没有“" + name + "”",
            "there is no “" + name + "” in the list " + std::string(list.en)};
}

Both noRate(const KindRow& kind, const std::string& currency) {
    return {currency + " 没有汇率，" + std::string(kind.many.zh) + "里的这些金额不计",
            "there is no rate for " + currency + "; such amounts of " + inSentence(kind.many.en) + " are left out"};
}

}  // namespace meike::words
