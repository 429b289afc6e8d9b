// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The words that domain/quick_log knows. Lower case.
namespace meike::quick_log_words {

struct ChannelWord {
    std::u32string_view word;
    std::string_view kind;       ///< key of choices::interactionKinds(); empty: only a direction
    std::string_view direction;  ///< `inbound`, `outbound` or empty
};

inline constexpr ChannelWord kChannels[] = {
    {U"电话", "call", ""},
    {U"通话", "call", ""},
    {U"打电话", "call", "outbound"},
    {U"致电", "call", "outbound"},
    {U"去电", "call", "outbound"},
    {U"回电", "call", "outbound"},
    {U"打给", "call", "outbound"},
    {U"来电", "call", "inbound"},
    {U"来电话", "call", "inbound"},
    {U"打来电话", "call", "inbound"},
    {U"接到电话", "call", "inbound"},
    {U"call", "call", ""},
    {U"phone call", "call", ""},
    {U"phone", "call", ""},
    {U"called", "call", "outbound"},
    {U"phoned", "call", "outbound"},
    {U"rang", "call", "outbound"},
    {U"incoming call", "call", "inbound"},
    {U"inbound call", "call", "inbound"},
    {U"outgoing call", "call", "outbound"},
    {U"outbound call", "call", "outbound"},
    {U"拜访", "visit", "outbound"},
    {U"上门", "visit", "outbound"},
    {U"上门拜访", "visit", "outbound"},
    {U"面访", "visit", ""},
    {U"走访", "visit", "outbound"},
    {U"登门", "visit", "outbound"},
    {U"来访", "visit", "inbound"},
    {U"visit", "visit", ""},
    {U"visited", "visit", "outbound"},
    {U"on site", "visit", ""},
    {U"on-site", "visit", ""},
    {U"会议", "meeting", ""},
    {U"开会", "meeting", ""},
    {U"会面", "meeting", ""},
    {U"见面", "meeting", ""},
    {U"面谈", "meeting", ""},
    {U"电话会议", "meeting", ""},
    {U"视频会议", "meeting", ""},
    {U"线上会议", "meeting", ""},
    {U"腾讯会议", "meeting", ""},
    {U"电话会", "meeting", ""},
    {U"视频会", "meeting", ""},
    {U"meeting", "meeting", ""},
    {U"met", "meeting", ""},
    {U"met with", "meeting", ""},
    {U"conference call", "meeting", ""},
    {U"video call", "meeting", ""},
    {U"微信", "wechat", ""},
    {U"wechat", "wechat", ""},
    {U"企业微信", "wechat", ""},
    {U"企微", "wechat", ""},
    {U"发微信", "wechat", "outbound"},
    {U"微信语音", "wechat", ""},
    {U"微信电话", "wechat", ""},
    {U"qq", "qq", ""},
    {U"邮件", "email", ""},
    {U"发邮件", "email", "outbound"},
    {U"回邮件", "email", "outbound"},
    {U"来信", "email", "inbound"},
    {U"来邮件", "email", "inbound"},
    {U"邮箱", "email", ""},
    {U"email", "email", ""},
    {U"e-mail", "email", ""},
    {U"mail", "email", ""},
    {U"emailed", "email", "outbound"},
    {U"调研", "survey", ""},
    {U"survey", "survey", ""},
    {U"咨询", "inquiry", "inbound"},
    {U"inquiry", "inquiry", "inbound"},
    {U"enquiry", "inquiry", "inbound"},
    {U"inbound", "", "inbound"},
    {U"incoming", "", "inbound"},
    {U"outbound", "", "outbound"},
    {U"outgoing", "", "outbound"},
};

/// What may follow a channel without a blank: 电话沟通续约, 微信聊方案.
inline constexpr std::u32string_view kTalk[] = {U"沟通", U"聊",   U"谈",   U"讨论", U"联系", U"说",   U"问",
                                                U"回复", U"通知", U"告知", U"确认", U"给",   U"跟",   U"和",
                                                U"与",   U"了",   U"约",   U"交流", U"对接", U"跟进", U"回访"};

/// Between the line and a name: they are part of how the contact was named.
inline constexpr std::u32string_view kBeforeName[] = {U"和", U"与",   U"跟",  U"同", U"给", U"向",
                                                      U"、", U"with", U"and", U"to", U"&"};

/// Around a day, without a meaning of their own.
inline constexpr std::u32string_view kAfterDay[] = {U"之前", U"以前", U"前", U"那天"};
inline constexpr std::u32string_view kBeforeDay[] = {U"by", U"on", U"before", U"until", U"due", U"在", U"于"};

struct Honorific {
    std::u32string_view word;
    std::u32string_view title;         ///< what a job title holds that goes by it; empty: any
    std::u32string_view without = {};  ///< and what it does not hold: who is 总经理 goes by 总
};
inline constexpr Honorific kHonorifics[] = {
    {U"总", U"总"},     {U"总监", U"总监"}, {U"总裁", U"总裁"},     {U"总经理", U"总经理"},
    {U"副总", U"副总"}, {U"董", U"董"},     {U"董事长", U"董事长"}, {U"经理", U"经理", U"总经理"},
    {U"主任", U"主任"}, {U"部长", U"部长"}, {U"处长", U"处长"},     {U"局长", U"局长"},
    {U"科长", U"科长"}, {U"院长", U"院长"}, {U"校长", U"校长"},     {U"店长", U"店长"},
    {U"主管", U"主管"}, {U"主编", U"主编"}, {U"助理", U"助理"},     {U"秘书", U"秘书"},
    {U"会计", U"会计"}, {U"律师", U"律师"}, {U"工", U"工程师"},     {U"老师", U""},
    {U"先生", U""},     {U"女士", U""},     {U"小姐", U""},         {U"姐", U""},
    {U"哥", U""},       {U"教授", U""},     {U"博士", U""},
};
inline constexpr std::u32string_view kFamiliar[] = {U"老", U"小"};
inline constexpr std::u32string_view kEnglishTitles[] = {U"mr",   U"mr.", U"ms",  U"ms.",  U"mrs",  U"mrs.",
                                                         U"miss", U"dr",  U"dr.", U"prof", U"prof."};

/// Verbs with which a plan begins where its day stands behind it.
inline constexpr std::u32string_view kPlans[] = {
    U"回访",  U"跟进",    U"再联系", U"再聊",      U"再谈",      U"再约",     U"再沟通",    U"再跟",   U"约见",
    U"约",    U"下次",    U"发",     U"送",        U"提交",      U"提案",     U"给方案",    U"出方案", U"报价",
    U"催款",  U"催",      U"签约",   U"签合同",    U"复盘",      U"汇报",     U"回复",      U"回电",   U"确认",
    U"准备",  U"安排",    U"拜访",   U"follow up", U"follow-up", U"followup", U"call back", U"call",   U"send",
    U"visit", U"meet",    U"review", U"remind",    U"sign",      U"propose",  U"present",   U"quote",  U"check",
    U"reply", U"prepare", U"chase",  U"email",     U"deliver",   U"submit"};

}  // namespace meike::quick_log_words
