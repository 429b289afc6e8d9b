// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/today_words.h"

#include "app/words/text_parts.h"

namespace meike::words {

namespace {

std::string ends(int daysLeft, Language language) {
    const Lines lines(language);
    if (daysLeft == 0) return lines.both("今天结束", "ends today");
    const std::string days = std::to_string(daysLeft < 0 ? -daysLeft : daysLeft);
    return daysLeft > 0 ? lines.both(days + " 天后结束", "ends in " + plural(daysLeft, "day", "days"))
                        : lines.both("已结束 " + days + " 天", "ended " + plural(-daysLeft, "day", "days") + " ago");
}

}  // namespace

std::string overdueMoneyWords(int count, MinorUnits sum, std::string_view currency, int longestDays,
                              Language language) {
    const std::string all = money(sum, currency);
    return Lines(language).both(
        number(count) + " 笔逾期，合计 " + all + "，最长 " + number(longestDays) + " 天",
        number(count) + " overdue, " + all + " in all, the longest for " + plural(longestDays, "day", "days"));
}

std::string dueMoneyWords(int count, MinorUnits sum, std::string_view currency, Language language) {
    const std::string all = money(sum, currency);
    return Lines(language).both(number(count) + " 笔将到期，合计 " + all,
                                number(count) + " fall due, " + all + " in all");
}

std::string renewalWords(int daysLeft, Language language) {
    return Lines(language).both("服务期" + ends(daysLeft, language) + "，还没有续约订单",
                                "The service period " + ends(daysLeft, language) + ", and no order follows it yet");
}

std::string contractEndWords(std::string_view contract, int daysLeft, Language language) {
    const std::string name(contract);
    return Lines(language).both("年框“" + name + "”" + ends(daysLeft, language),
                                "The framework contract " + name + " " + ends(daysLeft, language));
}

std::string opportunityWords(std::string_view stage, int daysLate, Language language) {
    const std::string at(stage);
    return Lines(language).both("还在“" + at + "”，预计的日子已过 " + number(daysLate) + " 天",
                                "Still at " + at + ", " + plural(daysLate, "day", "days") + " past its day");
}

std::string complaintWords(int daysOpen, std::string_view severity, std::string_view dueTime, Language language) {
    const Lines lines(language);
    const std::string how(severity);
    const std::string by = dueTime.empty() ? std::string() : lines.both("，时限 ", ", due at ") + std::string(dueTime);
    return lines.both((how.empty() ? "投诉" : how + "投诉，") + "已 " + number(daysOpen) + " 天未关闭" + by,
                      (how.empty() ? "The complaint has been" : how + " complaint,") + " open for " +
                          plural(daysOpen, "day", "days") + by);
}

std::string nextStepWords(Date agreed, std::string_view summary, Language language) {
    const std::string text(summary);
    return Lines(language).both(isoDate(agreed) + " 约定" + (text.empty() ? "" : "：" + text),
                                "Agreed on " + isoDate(agreed) + (text.empty() ? "" : ": " + text));
}

std::string requalifyWords(const std::vector<std::string>& criteria, Language language) {
    const Lines lines(language);
    std::string names;
    for (const std::string& name : criteria) names += (names.empty() ? "" : lines.both("、", ", ")) + name;
    return lines.both("不再满足：" + names + "；季末前决定保留或移出",
                      "no longer meets: " + names + "; keep it or let it go before the quarter ends");
}

std::string poolTitleWords(bool due, Language language) {
    const Lines lines(language);
    return due ? lines.both("应收回公海：联系或放手", "Due for the pool: get in touch or let go")
               : lines.both("将收回公海：尽快联系", "Soon due for the pool: get in touch");
}

}  // namespace meike::words
