// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/backup_words.h"

#include "app/words/text_parts.h"
#include "domain/field.h"

namespace meike::words {

std::string backupCause(std::string_view key, Language language) {
    const std::pair<std::string_view, Label> causes[] = {{"by_hand", {"手动", "by hand"}},
                                                         {"timer", {"自动", "automatic"}},
                                                         {"close", {"关闭时", "on closing"}},
                                                         {"import", {"导入前", "before an import"}},
                                                         {"migration", {"升级前", "before an upgrade"}},
                                                         {"replaced", {"恢复时换下", "replaced by a restore"}}};
    for (const auto& [known, label] : causes)
        if (known == key) return std::string(label.in(language));
    return {};
}

std::string backupDifference(std::span<const CountDifference> counts, std::optional<std::int64_t> changes,
                             Language language) {
    const bool zh = language == Language::zh;
    if (changes && *changes == 0) return zh ? "与现在相同" : "the same as now";
    constexpr std::size_t kShown = 3;
    std::string text;
    for (std::size_t i = 0; i < counts.size() && i < kShown; ++i) {
        const CountDifference& each = counts[i];
        const bool fewer = each.then < each.now;
        const std::int64_t by = fewer ? each.now - each.then : each.then - each.now;
        const KindRow& kind = kindRow(each.kind);
        if (!text.empty()) text += zh ? "，" : ", ";
        text += zh ? std::string(kind.one.in(language)) + (fewer ? "少 " : "多 ") + number(by)
                   : number(by) + " " + inSentence((by == 1 ? kind.one : kind.many).in(language)) +
                         (fewer ? " fewer" : " more");
    }
    if (counts.size() > kShown) text += zh ? "等" : " and others";
    const std::string gap = text.empty() ? "" : zh ? "；" : "; ";
    if (!changes) return text + gap + (zh ? "与现在的记录不是同一条线" : "of another course than the records now");
    if (zh) return text + gap + "此后改动 " + number(*changes) + " 次";
    return text + gap + plural(*changes, "change", "changes") + " since";
}

}  // namespace meike::words
