// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/pool_words.h"

#include "app/words/text_parts.h"

namespace meike::words {

std::vector<std::string> poolRuleWords(int prospectDays, int clientDays, int warnDays, Language language) {
    const Lines lines(language);
    const std::string prospect = std::to_string(prospectDays);
    return {lines.both("从未下单的客户，" + prospect + " 天没有任何联系，建议收回公海",
                       "A client that has never ordered goes back after " + prospect + " days without a touch"),
            lines.both("下过单的客户，最后一个订单、服务期或年框结束 " + std::to_string(clientDays) + " 天后，且 " +
                           prospect + " 天没有联系，建议收回",
                       "One that has, " + std::to_string(clientDays) +
                           " days after its last order, service period or contract ended, and " + prospect +
                           " days without a touch"),
            lines.both("有项目或服务期在执行、有应收未清、是大客户的，不收回",
                       "Never one with a project or service period running, with money due, or a key account"),
            lines.both("提前 " + std::to_string(warnDays) + " 天在“今日”提醒负责人；由人确认后才收回，理由留档",
                       "Its owner is told in Today " + std::to_string(warnDays) +
                           " days before; somebody confirms it, and the reason is kept")};
}

std::string poolProspectWords(Date since, bool touched, Language language) {
    const Lines lines(language);
    const std::string day = isoDate(since);
    return touched ? lines.both("从未下单，" + day + " 之后没有联系", "has never ordered, and no touch since " + day)
                   : lines.both("从未下单，" + day + " 起没有任何联系",
                                "has never ordered, and no touch at all since " + day);
}

std::string poolClientWords(Date ended, Date touched, Language language) {
    const Lines lines(language);
    return lines.both("最后一笔业务 " + isoDate(ended) + " 结束，" + isoDate(touched) + " 之后没有联系",
                      "its last business ended on " + isoDate(ended) + ", and no touch since " + isoDate(touched));
}

std::string capWords(std::string_view owner, std::string_view tier, std::int64_t clients, std::int64_t cap,
                     Language language) {
    const Lines lines(language);
    const std::string who(owner);
    const std::string what(tier);
    if (tier.empty())
        return lines.both(who + "将有 " + number(clients) + " 个客户，超过保有量 " + number(cap),
                          who + " would have " + number(clients) + " clients, more than the cap of " + number(cap));
    return lines.both(
        who + "将有 " + number(clients) + " 个" + what + "，超过保有量 " + number(cap),
        who + " would have " + number(clients) + " of tier " + what + ", more than the cap of " + number(cap));
}

std::string ownerLoadWords(std::string_view owner, double hours, double capacity, Language language) {
    const Lines lines(language);
    return lines.both("维护方案现在每周要占" + std::string(owner) + " " + fixed(hours, 1) + " 小时，可用 " +
                          fixed(capacity, 1) + " 小时",
                      "Playbooks take " + fixed(hours, 1) + " of the " + fixed(capacity, 1) + " hours a week that " +
                          std::string(owner) + " has for clients");
}

std::string sameBusinessWords(std::string_view client, std::string_view other, std::string_view owner,
                              Language language) {
    const Lines lines(language);
    return lines.both(
        "“" + std::string(client) + "”和“" + std::string(other) + "”同属一家，后者由" + std::string(owner) + "负责",
        std::string(client) + " and " + std::string(other) + " are one business, and " + std::string(owner) +
            " looks after the other");
}

std::string sharedBusinessWords(bool group, std::string_view name,
                                const std::vector<std::pair<std::string, std::string>>& clientsAndOwners,
                                Language language) {
    const Lines lines(language);
    constexpr std::size_t kMostNamed = 4;
    std::string who;
    for (std::size_t i = 0; i < clientsAndOwners.size() && i < kMostNamed; ++i) {
        const auto& [client, owner] = clientsAndOwners[i];
        who += (i == 0 ? "" : lines.both("、", ", ")) + client + lines.both("（" + owner + "）", " (" + owner + ")");
    }
    if (clientsAndOwners.size() > kMostNamed) {
        const auto more = static_cast<std::int64_t>(clientsAndOwners.size() - kMostNamed);
        who += lines.both(" 等 " + number(static_cast<std::int64_t>(clientsAndOwners.size())) + " 家",
                          " and " + number(more) + " more");
    }
    const std::string of(name);
    return group ? lines.both("集团“" + of + "”有多位负责人：" + who, "Group " + of + ": " + who)
                 : lines.both("信用代码 " + of + " 有多位负责人：" + who, "Registration number " + of + ": " + who);
}

}  // namespace meike::words
