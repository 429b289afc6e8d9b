// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/duplicate_words.h"

#include "app/words/text_parts.h"

namespace meike::words {

namespace {

struct KeyWords {
    engine::DuplicateKey key;
    Label shared;  ///< what is said of a pair
    Label noun;    ///< what so many share
};

constexpr KeyWords kKeyWords[] = {
    {engine::DuplicateKey::name, {"名称相近", "the names are alike"}, {"名称", "name"}},
    {engine::DuplicateKey::short_name,
     {"一个的名称是另一个的简称", "one is called what the other is called for short"},
     {"简称", "short name"}},
    {engine::DuplicateKey::registration_no,
     {"统一社会信用代码相同", "the same registration number"},
     {"统一社会信用代码", "registration number"}},
    {engine::DuplicateKey::phone, {"电话相同", "the same phone number"}, {"电话", "phone number"}},
    {engine::DuplicateKey::email, {"邮箱相同", "the same e-mail address"}, {"邮箱", "e-mail address"}},
    {engine::DuplicateKey::domain, {"网站或邮箱域名相同", "the same domain"}, {"域名", "domain"}},
    {engine::DuplicateKey::other_registration_no,
     {"但统一社会信用代码不同", "but different registration numbers"},
     {"统一社会信用代码", "registration number"}},
};

constexpr Label kLevels[] = {{"可能", "possible"}, {"很可能", "likely"}, {"确定", "certain"}};

const KeyWords& wordsOf(engine::DuplicateKey key) {
    for (const KeyWords& row : kKeyWords)
        if (row.key == key) return row;
    return kKeyWords[0];
}

bool isShown(engine::DuplicateKey key, const std::string& value, bool personal) {
    return !value.empty() && (personal || !engine::duplicateKeyRow(key).personal);
}

/// Registration numbers are compared in small letters and written in large ones.
std::string asWritten(engine::DuplicateKey key, std::string value) {
    if (key == engine::DuplicateKey::registration_no)
        for (char& c : value)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return value;
}

}  // namespace

std::string duplicateReasonWords(const engine::DuplicateReason& reason, bool personal, Language language) {
    const Lines lines(language);
    std::string text(wordsOf(reason.key).shared.in(language));
    if (isShown(reason.key, reason.value, personal))
        text += lines.both("：", ": ") + asWritten(reason.key, reason.value);
    if (reason.crowded) text += lines.both("（多个客户共用）", " (shared by many)");
    return text;
}

std::string duplicateNameWords(bool sameName, Language language) {
    if (!sameName) return std::string(wordsOf(engine::DuplicateKey::name).shared.in(language));
    return Lines(language).both("名称相同", "the same name");
}

std::string duplicateWords(const engine::DuplicatePair& pair, bool personal, Language language) {
    const Lines lines(language);
    std::string text;
    for (const engine::DuplicateReason& reason : pair.reasons) {
        if (!text.empty()) text += lines.both("；", "; ");
        text += reason.key == engine::DuplicateKey::name ? duplicateNameWords(pair.sameName, language)
                                                         : duplicateReasonWords(reason, personal, language);
    }
    return text;
}

Label duplicateLevelLabel(engine::DuplicateLevel level) { return kLevels[static_cast<std::size_t>(level)]; }

std::string crowdedWords(const engine::CrowdedKey& crowded, bool personal, Language language) {
    const std::string count = number(crowded.clients);
    const Label& noun = wordsOf(crowded.key).noun;
    const bool shown = isShown(crowded.key, asWritten(crowded.key, crowded.value), personal);
    if (language == Language::zh)
        return count + " 个客户共用" +
               (shown ? std::string(noun.zh) + "“" + asWritten(crowded.key, crowded.value) + "”"
                      : "一个" + std::string(noun.zh)) +
               "：只比较了另有相同之处的客户";
    return count + " clients share " + (shown ? "the " : "a ") + std::string(noun.en) +
           (shown ? " " + asWritten(crowded.key, crowded.value) : std::string()) +
           ": only those that share another thing were compared";
}

}  // namespace meike::words
