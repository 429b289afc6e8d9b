// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the demo agency looks after as key accounts, what it plans with them, and what it does about low scores.
#include <algorithm>

#include "app/demo_records.h"
#include "app/key_accounts/criteria.h"
#include "domain/choices.h"
#include "engine/satisfaction.h"
#include "storage/records.h"

namespace meike::demo {

namespace {

/// A dozen and a few: better few and well.
constexpr std::size_t kSeats = 14;

/// Writes what belongs to one key account; `nth` counts them.
class KeyAccountWriter {
public:
    KeyAccountWriter(Desk& desk, const Client& client, std::size_t nth, RecordId goalCriterion)
        : m_desk(desk), m_client(client), m_nth(nth), m_goals(goalCriterion), m_random(randomFor(Subject::keys, nth)) {}

    void write() {
        const std::string sponsor = m_client.sponsor.empty() ? (m_nth % 3 == 0 ? "许立" : "郭静怡") : m_client.sponsor;
        m_joined = static_cast<int>(m_random.between(200, 520));
        m_desk.writer.set(Kind::client, m_client.id, "key_account", Value{std::int64_t{1}});
        m_desk.writer.set(Kind::client, m_client.id, "sponsor", m_desk.person(sponsor));
        tick();
        decide();
        visits(sponsor);
        if (m_nth % 12 != 11) plan();
    }

private:
    Record of(Kind kind) const {
        Record record(kind);
        record.set("client", m_client.id);
        return record;
    }

    void tick() {
        // One has let its goals run out, one has never been asked.
        if (m_nth == 5) return;
        const bool met = m_nth != 8;
        m_desk.writer.add(
            of(Kind::criterion_check)
                .set("criterion", m_goals)
                .set("date", m_desk.before(static_cast<int>(m_random.between(20, 160))))
                .set("met", std::int64_t{met})
                .set("note", std::string(met ? "双方负责人已签字，附件存在共享盘" : "去年的目标书到期，今年还没谈"))
                .set("person", m_desk.person(m_client.owner)));
    }

    void decide() {
        constexpr std::string_view kReasons[] = {"行业头部，带动同行咨询", "年框规模稳定，值得高层投入",
                                                 "集团决策集中，需要高层对接"};
        Record joined = of(Kind::key_decision);
        joined.set("date", m_desk.before(m_joined))
            .set("what", std::string("join"))
            .set("reason", std::string(m_random.pick(kReasons)))
            .set("person", m_desk.person("许立"));
        m_desk.writer.add(std::move(joined));
        if (m_nth != 3) return;
        m_desk.writer.add(of(Kind::key_decision)
                              .set("date", m_desk.before(18))
                              .set("what", std::string("keep"))
                              .set("reason", std::string("新园区一期开业，明年预算会回来"))
                              .set("until", m_desk.after(60))
                              .set("person", m_desk.person("许立")));
    }

    void visits(const std::string& sponsor) {
        // Two have not been seen for long.
        if (m_nth == 7) return;
        const int ago = m_nth == 2 ? 214 : static_cast<int>(m_random.between(12, 150));
        constexpr std::string_view kVisits[] = {"高层拜访：对齐明年预算节奏，客户希望按季度看投放复盘。",
                                                "高层会面：介绍新的短视频团队，客户约了下月提案。",
                                                "高层拜访：听取对账与响应速度的意见，当场定了改进人。"};
        m_desk.writer.add(of(Kind::interaction)
                              .set("date", m_desk.before(ago))
                              .set("kind", std::string("visit"))
                              .set("person", m_desk.person(sponsor))
                              .set("contact", m_client.contacts.front())
                              .set("summary", std::string(m_random.pick(kVisits))));
    }

    void plan() {
        const bool late = m_nth == 4;
        const bool draft = m_nth == 6;
        const RecordId plan = m_desk.writer.add(
            of(Kind::account_plan)
                .set("title", m_client.shortName + "年度客户计划")
                .set("start", m_desk.before(late ? 380 : static_cast<int>(m_random.between(30, 170))))
                .set("review_on", late ? m_desk.before(25) : m_desk.after(static_cast<int>(m_random.between(15, 80))))
                .set("decision_process", std::string("市场部提需求，采购比价，市场总监定方案，分管副总批预算。"))
                .set("latent_needs", std::string("想把达人内容沉淀成素材库，还没有人牵头。"))
                .set("solution", std::string("短视频加信息流一体投放，按季度复盘转化。"))
                .set("cost", std::string("返点按季结算，减少一次比价；素材复用省两成制作费。"))
                .set("convenience", std::string("一个对接群，报表每周一上午发出，急单四小时响应。"))
                .set("communication", std::string("客户经理周会，高层半年一次，复盘会带数据到场。")));
        if (draft) return;
        constexpr std::pair<std::string_view, std::string_view> kGoals[] = {{"年框续签", "签约额不低于去年"},
                                                                            {"短视频占比提到六成", "按季度投放额计"},
                                                                            {"满意度保持 4 分以上", "每季度一次调查"},
                                                                            {"新增一个品牌线", "完成首单"},
                                                                            {"回款周期缩到 45 天", "按开票日起算"}};
        const auto goals = static_cast<std::size_t>(m_random.between(2, 5));
        for (std::size_t i = 0; i < goals; ++i) {
            const auto& [title, measure] = kGoals[(m_nth + i) % std::size(kGoals)];
            Record goal = of(Kind::account_goal);
            goal.set("account_plan", plan)
                .set("title", std::string(title))
                .set("measure", std::string(measure))
                .set("due", m_desk.after(static_cast<int>(m_random.between(10, 200))));
            if (m_random.chance(45)) goal.set("done_on", m_desk.before(static_cast<int>(m_random.between(1, 25))));
            m_desk.writer.add(std::move(goal));
        }
        constexpr std::string_view kActions[] = {"提交明年媒介策略", "安排达人素材库演示", "与采购对齐返点结算",
                                                 "约高层半年会"};
        for (std::size_t i = 0; i < 2; ++i)
            m_desk.writer.add(of(Kind::task)
                                  .set("account_plan", plan)
                                  .set("title", std::string(kActions[(m_nth + i) % std::size(kActions)]))
                                  .set("kind", std::string("review"))
                                  .set("due", m_desk.after(static_cast<int>(m_random.between(12, 60))))
                                  .set("owner", m_desk.person(m_client.owner)));
    }

    Desk& m_desk;
    const Client& m_client;
    std::size_t m_nth;
    RecordId m_goals;
    DeterministicRandom m_random;
    int m_joined = 0;
};

/// Some of the low scores of the last months have a task, one of them is done and waits for a new score.
void correctScores(Desk& desk) {
    std::size_t nth = 0;
    for (Record survey : allRecords(desk.writer.database(), Kind::survey)) {
        const bool low = engine::isLowScore(survey.text("metric") == "nps", static_cast<int>(survey.integer("score")));
        if (!low || !isEmpty(survey.get("corrected_on")) || survey.text("corrective_action").empty()) continue;
        if (++nth > 3) break;
        Record task(Kind::task);
        const auto client = readRecord(desk.writer.database(), Kind::client, survey.integer("client"));
        task.set("client", survey.get("client"))
            .set("title", survey.text("corrective_action"))
            .set("kind", std::string("follow_up"))
            .set("due", nth == 1 ? desk.before(2) : desk.after(static_cast<int>(3 * nth)))
            .set("owner", client->get("owner"));
        if (nth == 2) task.set("done_on", desk.before(1));
        survey.set("task", desk.writer.add(std::move(task)));
        desk.writer.change(std::move(survey));
    }
}

}  // namespace

Value causeOfComplaint(const Desk& desk, std::size_t nth) {
    static constexpr std::string_view kCauses[] = {"交付延误",   "数据不符",   "内容差错",   "人员变动",  "媒体方原因",
                                                   "合同与报价", "费用与发票", "响应不及时", "费用与发票"};
    return desk.pick("complaint_cause", std::string(kCauses[nth % std::size(kCauses)]));
}

Value severityOfComplaint(std::size_t nth) {
    const auto severities = choices::severities();
    constexpr std::size_t kOrder[] = {1, 2, 2, 2, 3, 2, 1, 2, 3};
    return Value{std::string(severities[kOrder[nth % std::size(kOrder)]].key)};
}

void writeMoreComplaints(Desk& desk, const Client& client) {
    if (!client.buys() || !client.isUsed() || client.index % 13 != 6) return;
    DeterministicRandom random = randomFor(Subject::keys, 1'000 + client.index);
    // Of few causes most complaints are made.
    const std::size_t nth = std::min(random.weighted({40, 24, 14, 10, 7, 5}), desk.material.complaints.size() - 1);
    const ComplaintText& text = desk.material.complaints[nth];
    const auto ago = static_cast<int>(random.between(25, 340));
    const auto took = static_cast<int>(random.between(2, 12));
    Record record(Kind::complaint);
    record.set("client", client.id)
        .set("contact", client.contacts.back())
        .set("date", desk.before(ago))
        .set("receiver", desk.person(client.owner))
        .set("summary", text.summary)
        .set("due", desk.before(ago - 7))
        .set("cause", text.cause)
        .set("severity", severityOfComplaint(nth))
        .set("cause_type", causeOfComplaint(desk, nth))
        .set("answered_on", desk.before(ago - static_cast<int>(random.between(0, std::min(took, 3)))))
        .set("closed_on", desk.before(ago - took))
        .set("closure", text.closure)
        .set("satisfaction", random.between(2, 5));
    if (random.chance(18)) record.set("reopened", std::int64_t{1});
    desk.writer.add(std::move(record));
}

void writeKeyAccounts(Desk& desk, const std::vector<Client>& clients) {
    takeUsualCriteria(desk.writer.edit());
    RecordId goals = 0;
    for (const Record& criterion : allRecords(desk.writer.database(), Kind::key_criterion))
        if (criterion.text("rule").empty()) goals = criterion.id();
    // Those that the agency has long known to be, then the largest.
    std::vector<const Client*> chosen;
    std::vector<const Client*> others;
    for (const Client& client : clients) {
        if (!client.isUsed() || !client.buys() || client.contacts.empty()) continue;
        const bool large =
            client.currency == "CNY" &&
            (client.pattern == Pattern::retainer || client.pattern == Pattern::annual ||
             client.pattern == Pattern::quarterly || (client.featured && client.pattern == Pattern::fading));
        if (client.keyAccount)
            chosen.push_back(&client);
        else if (large)
            others.push_back(&client);
    }
    std::stable_sort(others.begin(), others.end(), [](const Client* a, const Client* b) {
        if ((a->featured != nullptr) != (b->featured != nullptr)) return a->featured != nullptr;
        return a->net > b->net;
    });
    for (const Client* client : others)
        if (chosen.size() < kSeats) chosen.push_back(client);
    std::size_t nth = 0;
    for (const Client* client : chosen) KeyAccountWriter(desk, *client, nth++, goals).write();
    correctScores(desk);
}

}  // namespace meike::demo
