// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/other_owner_words.h"

namespace meike {

namespace {

/// `{0}` is the person, `{1}` what they work at.
constexpr Label kPatterns[] = {
    {"{0}也在跟进商机“{1}”", "{0} also works the opportunity “{1}”"},
    {"{0}也在负责项目“{1}”", "{0} also runs the project “{1}”"},
    {"{0}也有未完成的任务“{1}”", "{0} also has the open task “{1}”"},
    {"{0}负责它的代理“{1}”", "{0} owns its agent “{1}”"},
    {"{0}负责经它代理的“{1}”", "{0} owns “{1}”, which comes through it"},
    {"{0}负责登记号相同的“{1}”", "{0} owns “{1}”, which has the same registration number"},
};

}  // namespace

std::string otherOwnerWords(OtherOwnerOf of, std::string_view person, std::string_view what, std::int64_t count,
                            Language language) {
    const std::string_view pattern = kPatterns[static_cast<std::size_t>(of)].in(language);
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{') {
            text += pattern[i];
            continue;
        }
        text += pattern[i + 1] == '0' ? person : what;
        i += 2;
    }
    if (count > 1)
        text += language == Language::zh ? "等 " + std::to_string(count) + " 项"
                                         : " and " + std::to_string(count - 1) + " more";
    return text;
}

}  // namespace meike
