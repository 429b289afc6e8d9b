// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/quick_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "domain/person_name.h"
#include "tests/support/days.h"

namespace meike {
namespace {

const QuickLogContact kContacts[] = {{1, "王建国", "总经理"},
                                     {2, "王芳", "采购经理"},
                                     {3, "李娜", "市场总监"},
                                     {4, "欧阳明", "副总裁"},
                                     {5, "Sam Lee", "Director"},
                                     {6, "赵敏", "媒介主管"},
                                     {7, "周一鸣", "主任"},
                                     {8, "陈红", ""},
                                     {9, "陈刚", ""}};

/// date kind direction minutes contacts | summary | next step | its day
std::string toldDraft(const QuickLogDraft& draft) {
    std::string text = isoDate(draft.date) + " " + (draft.kind.empty() ? "-" : draft.kind);
    if (!draft.direction.empty()) text += " " + draft.direction;
    if (draft.minutes > 0) text += " " + std::to_string(draft.minutes) + "min";
    for (const RecordId id : draft.contacts) text += " #" + std::to_string(id);
    for (const QuickLogMention& mention : draft.unsettled) {
        text += " ?" + mention.text;
        for (const RecordId id : mention.candidates) text += "," + std::to_string(id);
    }
    text += " | " + draft.summary + " | " + draft.nextStep + " | ";
    return text + (draft.nextStepOn ? isoDate(*draft.nextStepOn) : "");
}

struct Phrase {
    const char* today;
    const char* line;
    const char* told;
};

// 2026-11-30 is a Monday, 2026-11-29 a Sunday, 2026-12-31 a Thursday.
constexpr Phrase kPhrases[] = {
    // The line of the design.
    {"2026-11-30", "周三 电话 王总 续约 下周五回访", "2026-11-25 call #1 | 续约 | 回访 | 2026-12-11"},
    {"2026-11-29", "周三 电话 王总 续约 下周五回访", "2026-11-25 call #1 | 续约 | 回访 | 2026-12-04"},
    {"2026-12-31", "周三 电话 王总 续约 下周五回访", "2026-12-30 call #1 | 续约 | 回访 | 2027-01-08"},
    {"2026-12-02", "周三 电话 王总 续约 下周五回访", "2026-12-02 call #1 | 续约 | 回访 | 2026-12-11"},
    {"2026-11-30", "周三电话王总续约下周五回访", "2026-11-25 call #1 | 续约 | 回访 | 2026-12-11"},
    {"2026-11-30", "周三，电话，王总，续约，下周五回访。", "2026-11-25 call #1 | 续约 | 回访 | 2026-12-11"},
    {"2026-11-30", "  周三　电话　王总　续约　", "2026-11-25 call #1 | 续约 |  | "},
    // The day of the log.
    {"2026-11-30", "拜访李娜 谈明年框架", "2026-11-30 visit outbound #3 | 谈明年框架 |  | "},
    {"2026-11-30", "今天 微信 李总监 发了排期", "2026-11-30 wechat #3 | 发了排期 |  | "},
    {"2026-11-30", "昨天 拜访 王芳 看样片", "2026-11-29 visit outbound #2 | 看样片 |  | "},
    {"2026-11-30", "前天晚上 电话 欧阳总 催款", "2026-11-28 call #4 | 晚上 催款 |  | "},
    {"2026-11-30", "上周五 会议 王经理 复盘双十一", "2026-11-27 meeting #2 | 复盘双十一 |  | "},
    {"2026-11-29", "上周五 会议 王经理 复盘双十一", "2026-11-20 meeting #2 | 复盘双十一 |  | "},
    {"2026-11-30", "上上周二 邮件 李娜 报价", "2026-11-17 email #3 | 报价 |  | "},
    {"2026-11-29", "周日 电话 王总 投诉", "2026-11-29 call #1 | 投诉 |  | "},
    {"2026-11-30", "星期天 电话 王总 投诉", "2026-11-29 call #1 | 投诉 |  | "},
    {"2026-11-30", "本周一 电话 王总 投诉", "2026-11-30 call #1 | 投诉 |  | "},
    {"2026-11-30", "3天前 来电 赵主管 询价", "2026-11-27 call inbound #6 | 询价 |  | "},
    {"2026-11-30", "两周前 去电 周主任 没接", "2026-11-16 call outbound #7 | 没接 |  | "},
    {"2026-11-30", "11月3日 拜访 王总", "2026-11-03 visit outbound #1 | 11月3日 拜访 王总 |  | "},
    {"2026-11-30", "12月3日 拜访 王总 年框", "2025-12-03 visit outbound #1 | 年框 |  | "},
    {"2026-11-30", "11/12 拜访 王总 年框", "2026-11-12 visit outbound #1 | 年框 |  | "},
    {"2026-11-30", "2026-11-20 电话 王总 年框", "2026-11-20 call #1 | 年框 |  | "},
    {"2026-11-30", "2026年11月20日电话王总年框", "2026-11-20 call #1 | 年框 |  | "},
    {"2026-11-30", "十一月二十号 电话 王总 年框", "2026-11-20 call #1 | 年框 |  | "},
    {"2026-11-30", "5号 电话 王总 年框", "2026-11-05 call #1 | 年框 |  | "},
    {"2026-12-31", "12月30日 QQ 王总 发票", "2026-12-30 qq #1 | 发票 |  | "},
    {"2026-11-30", "上月5号 电话 王总 年框", "2026-10-05 call #1 | 年框 |  | "},
    {"2026-11-30", "王总 周三 电话 续约", "2026-11-25 call #1 | 续约 |  | "},
    // The next step.
    {"2026-11-30", "电话 王总 续约 周五回访", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-04"},
    {"2026-11-30", "电话 王总 续约 明天发方案", "2026-11-30 call #1 | 续约 | 发方案 | 2026-12-01"},
    {"2026-11-30", "电话 王总 续约 后天见面", "2026-11-30 call #1 | 续约 | 见面 | 2026-12-02"},
    {"2026-11-30", "电话 王总 续约 3天后回访", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-03"},
    {"2026-11-30", "电话 王总 续约 三天之后回访", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-03"},
    {"2026-11-30", "电话 王总 续约 两周后回访", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-14"},
    {"2026-11-30", "电话 王总 续约 一个月后回访", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-30"},
    {"2026-11-30", "电话 王总 续约 下月5号签合同", "2026-11-30 call #1 | 续约 | 签合同 | 2026-12-05"},
    {"2026-12-31", "电话 王总 续约 下月5号签合同", "2026-12-31 call #1 | 续约 | 签合同 | 2027-01-05"},
    {"2026-12-28", "电话 王总 续约 月底签合同", "2026-12-28 call #1 | 续约 | 签合同 | 2026-12-31"},
    {"2026-11-29", "电话 王总 续约 月底签合同", "2026-11-29 call #1 | 续约 | 签合同 | 2026-11-30"},
    {"2026-11-30", "电话 王总 续约 下月底签合同", "2026-11-30 call #1 | 续约 | 签合同 | 2026-12-31"},
    {"2026-11-30", "电话 王总 续约 年底前签", "2026-11-30 call #1 | 续约 | 签 | 2026-12-31"},
    {"2026-11-30", "电话 王总 续约 12月3日回访", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-03"},
    {"2026-11-30", "电话 王总 续约 12/3回访", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-03"},
    {"2026-11-30", "电话 王总 续约 2027-01-15回访", "2026-11-30 call #1 | 续约 | 回访 | 2027-01-15"},
    {"2026-11-30", "电话 王总 续约 下周回访", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-07"},
    {"2026-11-29", "电话 王总 续约 下周一下午3点上门", "2026-11-29 call #1 | 续约 | 下午3点上门 | 2026-11-30"},
    {"2026-11-30", "电话 王总 续约，回访 下周五", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-11"},
    {"2026-11-30", "电话 王总 续约 发方案 明天", "2026-11-30 call #1 | 续约 | 发方案 | 2026-12-01"},
    {"2026-11-30", "上周三 电话 王总 续约 周五回访", "2026-11-25 call #1 | 续约 | 回访 | 2026-12-04"},
    {"2026-12-02", "周一 电话 王总 续约 周三回访", "2026-11-30 call #1 | 续约 | 回访 | 2026-12-02"},
    {"2026-12-02", "电话 王总 续约 周三回访", "2026-12-02 call #1 | 续约 | 回访 | 2026-12-09"},
    {"2026-11-30", "电话 王总 续约，下周五拜访，带样片", "2026-11-30 call #1 | 续约，带样片 | 拜访 | 2026-12-11"},
    // Duration, direction, several people, nobody.
    {"2026-11-30", "电话 王总 30分钟 续约", "2026-11-30 call 30min #1 | 续约 |  | "},
    {"2026-11-30", "会议 1小时 王总和李娜 年框", "2026-11-30 meeting 60min #1 #3 | 年框 |  | "},
    {"2026-11-30", "会议1个半小时 王总 年框", "2026-11-30 meeting 90min #1 | 年框 |  | "},
    {"2026-11-30", "视频会议 1小时20分 王总 年框", "2026-11-30 meeting 80min #1 | 年框 |  | "},
    {"2026-11-30", "半小时 电话会议 王总 年框", "2026-11-30 meeting 30min #1 | 年框 |  | "},
    {"2026-11-30", "给王总打电话 续约", "2026-11-30 call outbound #1 | 续约 |  | "},
    {"2026-11-30", "王总来电 问发票", "2026-11-30 call inbound #1 | 问发票 |  | "},
    {"2026-11-30", "微信聊排期 小赵", "2026-11-30 wechat #6 | 聊排期 |  | "},
    {"2026-11-30", "电话 王女士 续约", "2026-11-30 call ?王女士,1,2 | 王女士 续约 |  | "},
    {"2026-11-30", "电话 老陈 续约", "2026-11-30 call ?老陈,8,9 | 老陈 续约 |  | "},
    {"2026-11-30", "电话 孙总 续约", "2026-11-30 call | 孙总 续约 |  | "},
    {"2026-11-30", "周一鸣 电话 续约", "2026-11-30 call #7 | 续约 |  | "},
    {"2026-11-30", "周三 王总 微信投放方案讨论", "2026-11-25 - #1 | 微信投放方案讨论 |  | "},
    {"2026-11-30", "每周三例会 5号楼 2小时后", "2026-11-30 - | 每周三例会 5号楼 2小时后 |  | "},
    {"2026-11-30", "预算 1,200,000 比例 3:1", "2026-11-30 - | 预算 1,200,000 比例 3:1 |  | "},
    {"2026-11-30", "续约", "2026-11-30 - | 续约 |  | "},
    {"2026-11-30", "", "2026-11-30 - |  |  | "},
    {"2026-11-30", "电话 王总 续约 下周五之前给报价", "2026-11-30 call #1 | 续约 | 给报价 | 2026-12-11"},
    // English.
    {"2026-11-30", "wed call with Sam Lee, renewal, follow up next friday",
     "2026-11-25 call #5 | renewal | follow up | 2026-12-11"},
    {"2026-11-29", "Wed call with Sam Lee, renewal, follow up next Friday",
     "2026-11-25 call #5 | renewal | follow up | 2026-12-04"},
    {"2026-11-30", "yesterday visit Mr Lee pitch", "2026-11-29 visit #5 | pitch |  | "},
    {"2026-11-30", "last friday meeting with Sam about budget 45 min",
     "2026-11-27 meeting 45min #5 | about budget |  | "},
    {"2026-11-30", "email to Sam: rate card, send quote tomorrow",
     "2026-11-30 email #5 | rate card | send quote | 2026-12-01"},
    {"2026-11-30", "wechat Sam storyboard ok, in 3 days review cut",
     "2026-11-30 wechat #5 | storyboard ok | review cut | 2026-12-03"},
    {"2026-11-30", "incoming call Sam invoice missing", "2026-11-30 call inbound #5 | invoice missing |  | "},
    {"2026-11-30", "3 days ago call Sam renewal send contract by dec 3",
     "2026-11-27 call #5 | renewal | send contract | 2026-12-03"},
    {"2026-12-31", "call Sam half an hour renewal, follow up in 2 weeks",
     "2026-12-31 call 30min #5 | renewal | follow up | 2027-01-14"},
    {"2026-11-30", "met Sam 1h30m plan 2027, end of month send plan",
     "2026-11-30 meeting 90min #5 | plan 2027 | send plan | 2026-11-30"},
    {"2026-11-30", "may budget is open, sat on it", "2026-11-30 - | may budget is open, sat on it |  | "},
};

TEST(QuickLog, ReadsPhrases) {
    for (const Phrase& row : kPhrases)
        EXPECT_EQ(toldDraft(readQuickLog(row.line, iso(row.today), kContacts)), row.told)
            << row.today << ' ' << row.line;
    EXPECT_GE(std::size(kPhrases), 60U);
}

TEST(QuickLog, SaysWhichCharactersGaveWhat) {
    const std::string line = "周三 电话 王总 续约 下周五回访";
    const auto draft = readQuickLog(line, iso("2026-11-30"), kContacts);
    std::vector<std::pair<QuickLogField, std::string>> parts;
    for (const QuickLogPart& part : draft.parts)
        parts.emplace_back(part.field, line.substr(part.from, part.to - part.from));
    using P = std::pair<QuickLogField, std::string>;
    EXPECT_THAT(parts,
                ::testing::ElementsAre(P{QuickLogField::date, "周三"}, P{QuickLogField::kind, "电话"},
                                       P{QuickLogField::contact, "王总"}, P{QuickLogField::next_step_on, "下周五"},
                                       P{QuickLogField::next_step, "回访"}));
}

TEST(PersonNames, HaveAFamilyAndAGivenPart) {
    EXPECT_EQ(partName("王建国"), (PersonName{"王", "建国"}));
    EXPECT_EQ(partName("欧阳明"), (PersonName{"欧阳", "明"}));
    EXPECT_EQ(partName("欧阳"), (PersonName{"欧", "阳"}));
    EXPECT_EQ(partName("Sam J. Lee"), (PersonName{"Lee", "Sam J."}));
    EXPECT_EQ(partName("Sam"), (PersonName{"Sam", ""}));
}

TEST(QuickLog, BecomesAnInteraction) {
    const auto draft = readQuickLog("周三 来电 王总和李娜 30分钟 续约 下周五回访", iso("2026-11-30"), kContacts);
    const Record record = quickLogRecord(draft, 42, kContacts);
    EXPECT_EQ(record.integer("client"), 42);
    EXPECT_EQ(record.text("date"), "2026-11-25");
    EXPECT_EQ(record.text("kind"), "call");
    EXPECT_EQ(record.integer("contact"), 1);
    EXPECT_EQ(record.text("summary"), "续约");
    EXPECT_EQ(record.text("next_step"), "回访");
    EXPECT_EQ(record.text("next_step_on"), "2026-12-11");
    if (findField(Kind::interaction, "also_present")) {
        EXPECT_EQ(record.text("also_present"), "李娜");
    }
}

// Whatever is typed: parts are in order and apart, and every letter that no part covers stands in the summary.
RC_GTEST_PROP(QuickLog, LosesNothing, ()) {
    static const std::vector<std::string> kPieces = {
        "周三",   "下周五", "电话", "微信",       "王总", "王女士", "续约",         "回访", "3天后", "12/3",
        "30分钟", " ",      "，",   "。",         "a",    "call ",  "next friday ", "Sam ", "月底",  "5号",
        "发",     "\xff",   "🙂", "１２月３日", "上",   "周",     "一",           "\n",   ","};
    const auto picks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(kPieces.size())));
    std::string line;
    for (const int pick : picks) line += kPieces[static_cast<std::size_t>(pick)];
    const Date today = iso("2026-11-01") + std::chrono::days(*rc::gen::inRange(0, 400));
    const auto draft = readQuickLog(line, today, kContacts);
    std::size_t end = 0;
    std::string rest;
    for (const QuickLogPart& part : draft.parts) {
        RC_ASSERT(part.from >= end && part.to > part.from && part.to <= line.size());
        rest += line.substr(end, part.from - end);
        end = part.to;
    }
    rest += line.substr(end);
    const auto letters = [](const std::string& text) {
        std::string kept;
        for (const char c : text)
            if (std::string_view(" \n\t,/").find(c) == std::string_view::npos) kept += c;
        for (const std::string_view mark : {"，", "。", "　"})
            for (std::size_t at = kept.find(mark); at != std::string::npos; at = kept.find(mark))
                kept.erase(at, mark.size());
        return kept;
    };
    if (!letters(rest).empty()) RC_ASSERT(letters(draft.summary) == letters(rest));
    RC_ASSERT(draft.nextStepOn.has_value() || draft.nextStep.empty());
}

}  // namespace
}  // namespace meike
