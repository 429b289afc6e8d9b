// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/merge_words.h"

#include <algorithm>

#include "app/words/text_parts.h"

namespace meike::words {

namespace {

/// {0}: the kind, {1}: the field, {2}: how many, {3}: the first few values.
struct ConflictWords {
    std::string_view name;
    Label text;
};

constexpr ConflictWords kConflictWords[] = {
    {"registration_no",
     {"两个客户的统一社会信用代码不同：很可能是两家公司",
      "The two have different registration numbers: they are two companies, probably"}},
    {"code", {"两个客户的编号不同，合并后只保留一个", "The two have different client codes, of which one stays"}},
    {"kept_apart", {"有人已确认这两个不是同一客户", "Somebody has said that these two are not the same client"}},
    {"above",
     {"一个是另一个的{1}：合并后不再有这层关系", "One is the {1} of the other: that is no more once they are one"}},
    {"circle",
     {"按原来的{1}，合并后的客户会成为自己的上级：{1}将留空或改用另一方的",
      "With its {1} the client would stand above itself: it gets the other's, or none"}},
    {"shared_key", {"两边有 {2} 个{0}的{1}相同：{3}", "{2} {0} with the same {1} at both: {3}"}},
    {"same_records",
     {"两边有 {2} 条完全相同的{0}：合并后会重复计算",
      "{2} {0} that the other has too, the same to the last field: they will count twice"}},
};

}  // namespace

std::string mergeConflictWords(std::string_view conflict, Kind kind, std::string_view field,
                               const std::vector<std::string>& values, std::int64_t count, Language language) {
    const auto row = std::find_if(std::begin(kConflictWords), std::end(kConflictWords),
                                  [&](const ConflictWords& each) { return each.name == conflict; });
    if (row == std::end(kConflictWords)) return std::string(conflict);
    const bool zh = language == Language::zh;
    const KindRow& of = kindRow(kind);
    std::string kindText((count == 1 ? of.one : of.many).in(language));
    std::string fieldText;
    if (const Field* known = field.empty() ? nullptr : findField(kind, field)) fieldText = known->label.in(language);
    constexpr std::size_t kMostNamed = 5;
    std::string named;
    for (std::size_t i = 0; i < values.size() && i < kMostNamed; ++i)
        named += (i == 0 ? "" : zh ? "、" : ", ") + values[i];
    if (values.size() > kMostNamed) named += zh ? " 等" : " ...";
    const std::string parts[] = {zh ? kindText : inSentence(kindText), zh ? fieldText : inSentence(fieldText),
                                 number(count), named};
    std::string text;
    const std::string_view pattern = row->text.in(language);
    for (std::size_t at = 0; at < pattern.size();) {
        const bool place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
        if (place)
            text += parts[static_cast<std::size_t>(pattern[at + 1] - '0')];
        else
            text += pattern[at];
        at += place ? 3 : 1;
    }
    return text;
}

}  // namespace meike::words
