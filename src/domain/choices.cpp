// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/choices.h"

#include <vector>

#include "domain/classification.h"
#include "domain/client_sections.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::choices {

namespace {

/// Classes as choices; `none` is a word of the engine's for most of them, and no choice.
std::vector<Choice> fromClasses(std::span<const ClassRow> rows, bool withNone = false) {
    std::vector<Choice> choices;
    for (const ClassRow& row : rows)
        if (withNone || row.key != "none") choices.push_back({row.key, row.label});
    return choices;
}

}  // namespace

std::span<const Choice> roles() {
    static constexpr Choice kRows[] = {{"advertiser", {"广告主", "Advertiser"}},
                                       {"brand", {"品牌方", "Brand"}},
                                       {"content_partner", {"内容合作方", "Content partner"}},
                                       {"channel", {"渠道商", "Channel"}},
                                       {"consumer", {"终端消费者", "Consumer"}}};
    return kRows;
}

std::span<const Choice> adBudgetBands() {
    static constexpr Choice kRows[] = {{"under_500k", {"50万以下", "Under 500k"}},
                                       {"500k_2m", {"50–200万", "500k – 2M"}},
                                       {"2m_10m", {"200–1000万", "2M – 10M"}},
                                       {"10m_50m", {"1000–5000万", "10M – 50M"}},
                                       {"over_50m", {"5000万以上", "Over 50M"}}};
    return kRows;
}

std::span<const Choice> mediaChannels() {
    static constexpr Choice kRows[] = {{"television", {"电视", "Television"}},
                                       {"outdoor", {"户外", "Out of home"}},
                                       {"print", {"平面", "Print"}},
                                       {"radio", {"广播", "Radio"}},
                                       {"cinema", {"影院", "Cinema"}},
                                       {"search", {"搜索", "Search"}},
                                       {"feed", {"信息流", "Social feed"}},
                                       {"short_video", {"短视频", "Short video"}},
                                       {"live_stream", {"直播", "Live stream"}},
                                       {"creators", {"达人", "Creators"}},
                                       {"ecommerce", {"电商站内", "E-commerce"}},
                                       {"events", {"活动", "Events"}}};
    return kRows;
}

std::span<const Choice> creditGrades() {
    static const std::vector<Choice> kRows = fromClasses(creditGradeRows());
    return kRows;
}

std::span<const Choice> prospectKinds() {
    static constexpr Choice kRows[] = {{"near", {"准非客户", "Soon to be a client"}},
                                       {"refusing", {"拒绝型", "Refusing"}},
                                       {"unexplored", {"未探知型", "Unexplored"}}};
    return kRows;
}

std::span<const Choice> decisionRoles() {
    static constexpr Choice kRows[] = {{"decision_maker", {"决策人", "Decision maker"}},
                                       {"approver", {"审批人", "Approver"}},
                                       {"influencer", {"影响者", "Influencer"}},
                                       {"user", {"使用者", "User"}},
                                       {"buyer", {"采购", "Buyer"}},
                                       {"gatekeeper", {"把关人", "Gatekeeper"}}};
    return kRows;
}

std::span<const Choice> attitudes() {
    static constexpr Choice kRows[] = {
        {"supporter", {"支持", "Supporter"}}, {"neutral", {"中立", "Neutral"}}, {"opponent", {"反对", "Opponent"}}};
    return kRows;
}

std::span<const Choice> legalBases() {
    static constexpr Choice kRows[] = {{"consent", {"本人同意", "Consent"}},
                                       {"contract", {"履行合同", "Contract"}},
                                       {"legal_duty", {"法定义务", "Legal duty"}},
                                       {"public", {"已公开信息", "Made public"}}};
    return kRows;
}

std::span<const Choice> projectStatuses() {
    static constexpr Choice kRows[] = {{"planned", {"筹备", "Planned"}},
                                       {"running", {"执行中", "Running"}},
                                       {"finished", {"已结项", "Finished"}},
                                       {"stopped", {"已终止", "Stopped"}}};
    return kRows;
}

std::span<const Choice> interactionKinds() {
    static constexpr Choice kRows[] = {{"call", {"电话", "Call"}},      {"visit", {"拜访", "Visit"}},
                                       {"meeting", {"会议", "Meeting"}}, {"wechat", {"微信", "WeChat"}},
                                       {"qq", {"QQ", "QQ"}},            {"email", {"邮件", "E-mail"}},
                                       {"survey", {"调研", "Survey"}},   {"inquiry", {"咨询", "Inquiry"}}};
    return kRows;
}

std::span<const Choice> needKinds() {
    static constexpr Choice kRows[] = {
        {"stated", {"明示需求", "Stated"}}, {"latent", {"潜在需求", "Latent"}}, {"unmet", {"未满足需求", "Unmet"}}};
    return kRows;
}

std::span<const Choice> surveyMetrics() {
    static constexpr Choice kRows[] = {{"csat", {"满意度 CSAT（1–5）", "CSAT (1–5)"}},
                                       {"nps", {"推荐值 NPS（0–10）", "NPS (0–10)"}}};
    return kRows;
}

std::span<const Choice> taskKinds() {
    static constexpr Choice kRows[] = {{"follow_up", {"回访", "Follow-up"}},
                                       {"care", {"关怀", "Care"}},
                                       {"review", {"复盘", "Review"}},
                                       {"win_back", {"挽回", "Win back"}}};
    return kRows;
}

std::span<const Choice> personRoles() {
    static constexpr Choice kRows[] = {{"account_manager", {"客户经理", "Account manager"}},
                                       {"sales_lead", {"销售主管", "Sales lead"}},
                                       {"operations", {"运营", "Operations"}},
                                       {"data_custodian", {"数据管理员", "Data custodian"}},
                                       {"executive", {"高层", "Executive"}},
                                       {"viewer", {"只读", "Viewer"}}};
    return kRows;
}

std::span<const Choice> companySizes() {
    static constexpr Choice kRows[] = {{"under_50", {"50人以下", "Under 50 people"}},
                                       {"50_200", {"50–200人", "50 – 200"}},
                                       {"200_1000", {"200–1000人", "200 – 1,000"}},
                                       {"1000_5000", {"1000–5000人", "1,000 – 5,000"}},
                                       {"over_5000", {"5000人以上", "Over 5,000"}}};
    return kRows;
}

std::span<const Choice> contactWays() {
    static constexpr Choice kRows[] = {{"call", {"电话", "Call"}},       {"wechat", {"微信", "WeChat"}},
                                       {"visit", {"拜访", "Visit"}},     {"meeting", {"会议", "Meeting"}},
                                       {"email", {"邮件", "E-mail"}},    {"qq", {"QQ", "QQ"}}};
    return kRows;
}

std::span<const Choice> clientSections() { return client_sections::kRows; }

std::span<const Choice> frameworkStatuses() {
    static constexpr Choice kRows[] = {{"negotiating", {"洽谈中", "Negotiating"}},
                                       {"active", {"执行中", "In force"}},
                                       {"completed", {"已完成", "Completed"}},
                                       {"ended", {"已终止", "Ended early"}}};
    return kRows;
}

std::span<const Choice> projectKinds() {
    static constexpr Choice kRows[] = {{"campaign", {"整合营销", "Campaign"}},
                                       {"media", {"媒介投放", "Media placement"}},
                                       {"performance", {"效果投放", "Performance"}},
                                       {"production", {"内容制作", "Production"}},
                                       {"event", {"活动执行", "Event"}},
                                       {"strategy", {"策略咨询", "Strategy"}},
                                       {"other", {"其他", "Other"}}};
    return kRows;
}

std::span<const Choice> punctualities() {
    static constexpr Choice kRows[] = {
        {"on_time", {"按时", "On time"}}, {"late", {"延期", "Late"}}, {"early", {"提前", "Early"}}};
    return kRows;
}

std::span<const Choice> directions() {
    static constexpr Choice kRows[] = {{"outbound", {"我方发起", "By us"}}, {"inbound", {"客户发起", "By the client"}}};
    return kRows;
}

std::span<const Choice> benefitStatuses() {
    static constexpr Choice kRows[] = {{"promised", {"已承诺", "Promised"}},
                                       {"given", {"已兑现", "Given"}},
                                       {"cancelled", {"已取消", "Cancelled"}}};
    return kRows;
}

std::span<const Choice> opportunityStages() {
    static constexpr Choice kRows[] = {{"lead", {"线索", "Lead"}},
                                       {"needs", {"需求沟通", "Needs"}},
                                       {"proposal", {"提案·比稿", "Proposal or pitch"}},
                                       {"quote", {"报价", "Quote"}},
                                       {"won", {"赢单", "Won"}},
                                       {"lost", {"输单", "Lost"}}};
    return kRows;
}

std::span<const Choice> keyDecisions() {
    static constexpr Choice kRows[] = {
        {"join", {"加入", "Joined"}}, {"keep", {"保留", "Kept"}}, {"leave", {"移出", "Left"}}};
    return kRows;
}

std::span<const Choice> handoverWays() {
    static constexpr Choice kRows[] = {{"take", {"领取", "Taken"}},
                                       {"give", {"分配", "Given"}},
                                       {"hand_over", {"移交", "Handed over"}},
                                       {"reclaim", {"收回公海", "Back to the pool"}}};
    return kRows;
}

std::span<const Choice> eventTypes() {
    static constexpr Choice kRows[] = {{"thanks", {"答谢会", "Client thanks"}},
                                       {"launch", {"发布会", "Launch"}},
                                       {"salon", {"沙龙", "Salon"}},
                                       {"training", {"培训", "Training"}},
                                       {"outing", {"参访", "Visit"}},
                                       {"other", {"其他", "Other"}}};
    return kRows;
}

std::span<const Choice> severities() {
    static constexpr Choice kRows[] = {{"critical", {"重大", "Critical"}},
                                       {"serious", {"严重", "Serious"}},
                                       {"normal", {"一般", "Normal"}},
                                       {"minor", {"轻微", "Minor"}}};
    return kRows;
}

std::span<const Choice> guestStates() {
    static constexpr Choice kRows[] = {{"invited", {"已邀请", "Invited"}},
                                       {"coming", {"确认参加", "Coming"}},
                                       {"declined", {"不参加", "Declined"}},
                                       {"came", {"已到场", "Came"}},
                                       {"absent", {"未到场", "Did not come"}}};
    return kRows;
}

std::span<const Choice> npsClasses() {
    static constexpr Choice kRows[] = {{"promoter", {"推荐者（9–10）", "Promoter (9–10)"}},
                                       {"passive", {"中立者（7–8）", "Passive (7–8)"}},
                                       {"detractor", {"贬损者（0–6）", "Detractor (0–6)"}}};
    return kRows;
}

std::span<const Choice> tiers() {
    static const std::vector<Choice> kRows = fromClasses(tierRows());
    return kRows;
}

std::span<const Choice> stages() {
    static const std::vector<Choice> kRows = fromClasses(stageRows());
    return kRows;
}

std::span<const Choice> rfmClasses() {
    static const std::vector<Choice> kRows = fromClasses(rfmClassRows());
    return kRows;
}

std::span<const Choice> dormancies() {
    static const std::vector<Choice> kRows = fromClasses(dormancyRows(), true);
    return kRows;
}

std::span<const Choice> behaviours() {
    static const std::vector<Choice> kRows = fromClasses(behaviourRows());
    return kRows;
}

std::span<const Choice> abcClasses() {
    static const std::vector<Choice> kRows = fromClasses(abcRows());
    return kRows;
}

std::span<const Choice> forecastVerdicts() {
    static const std::vector<Choice> kRows = fromClasses(forecastVerdictRows());
    return kRows;
}

}  // namespace meike::choices
