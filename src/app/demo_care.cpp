// SPDX-License-Identifier: GPL-3.0-or-later
// How the demo agency looks after its clients: teams, framework contracts, milestones, benefits, opportunities, files,
// verifications; groups of clients, and contacts at several of them.
#include <algorithm>

#include "app/demo_records.h"
#include "base/error.h"
#include "domain/choices.h"
#include "domain/custom_field.h"
#include "storage/records.h"

namespace meike::demo {

namespace {

bool isLarge(const Client& client) {
    return client.pattern == Pattern::retainer || client.pattern == Pattern::quarterly ||
           client.pattern == Pattern::annual || client.pattern == Pattern::silent_key;
}

std::string keyOf(std::span<const Choice> choices, std::size_t index) { return std::string(choices[index].key); }

/// Writes what belongs to one client; every draw comes from the client's own stream.
class Care {
public:
    Care(Desk& desk, const Client& client)
        : m_desk(desk), m_client(client), m_random(randomFor(Subject::care, client.index)) {}

    void write() {
        team();
        projects();
        frameworks();
        benefits();
        opportunities();
        files();
        verifications();
    }

private:
    Record of(Kind kind) const {
        Record record(kind);
        record.set("client", m_client.id);
        return record;
    }

    void team() {
        if (!isLarge(m_client) && !m_random.chance(m_client.buys() ? 18 : 3)) return;
        struct Member {
            std::string_view name, function;
        };
        constexpr Member kMembers[] = {{"孟凡", "媒介"}, {"秦悦", "客户执行"}, {"何苗", "策划"}, {"唐宁", "优化师"}};
        if (m_client.ownerId != 0) member(m_client.owner, "商务");
        const auto count = static_cast<std::size_t>(m_random.between(1, isLarge(m_client) ? 4 : 2));
        for (std::size_t i = 0; i < count; ++i)
            if (kMembers[i].name != m_client.owner)
                member(std::string(kMembers[i].name), std::string(kMembers[i].function));
    }

    void member(const std::string& name, const std::string& function) {
        const Value person = m_desk.person(name);
        if (isEmpty(person)) return;
        m_desk.writer.add(
            of(Kind::team_member).set("person", person).set("function", m_desk.pick("team_function", function)));
    }

    void projects() {
        const std::string today = m_desk.before(0);
        for (Record project : recordsOfClient(m_desk.writer.database(), Kind::project, m_client.id)) {
            const bool over = project.text("status") == "finished";
            project.set("kind", keyOf(choices::projectKinds(), m_random.weighted({30, 20, 18, 16, 10, 4, 2})))
                .set("budget",
                     m_random.lognormal(std::max<std::int64_t>(m_client.net * 4, 5'000'000), 40) / 100'000 * 100'000);
            if (over) {
                project.set("on_time", keyOf(choices::punctualities(), m_random.weighted({72, 20, 8})))
                    .set("quality", m_random.between(3, 5));
                if (m_random.chance(55)) project.set("review", std::string(m_random.pick(kReviews)));
            }
            const RecordId id = project.id();
            const std::string finish = project.text("finish");
            const std::string start = project.text("start");
            m_desk.writer.change(std::move(project));
            milestone(id, "方案确认", start, today);
            milestone(id, "结案报告", finish, today);
        }
    }

    void milestone(RecordId project, const std::string& title, const std::string& due, const std::string& today) {
        if (due.empty()) return;
        Record record = of(Kind::milestone);
        record.set("project", project).set("title", title).set("due", due);
        // A few of those that were due a short while ago are late.
        if (due < today && (due < m_desk.before(30) || m_random.chance(60))) record.set("done_on", due);
        m_desk.writer.add(std::move(record));
    }

    /// One for each calendar year in which they bought, for those that buy under a framework. Some of the clients that
    /// went had one too, which nobody renewed: what a chance of renewal is learnt from.
    void frameworks() {
        const bool under = m_client.pattern == Pattern::annual || m_client.pattern == Pattern::retainer ||
                           m_client.pattern == Pattern::silent_key;
        const bool gone =
            (m_client.pattern == Pattern::fading || m_client.pattern == Pattern::lapsed) && m_client.index % 5 == 0;
        if (!under && !gone) return;
        const int year = static_cast<int>(std::chrono::year_month_day(m_desk.today).year());
        const auto orders = recordsOfClient(m_desk.writer.database(), Kind::order, m_client.id);
        const int last = gone ? lastYear(orders, year - 1) : year;
        for (int each = !gone ? year - 3 : m_client.index % 2 == 0 ? last : last - 1; each <= last; ++each)
            framework(each, each == year, orders);
    }

    /// The year of the newest order, at most `until`.
    static int lastYear(const std::vector<Record>& orders, int until) {
        int last = 0;
        for (const Record& order : orders)
            if (const auto day = parseIsoDate(order.text("date")))
                last = std::max(last, static_cast<int>(std::chrono::year_month_day(*day).year()));
        return std::min(last, until);
    }

    void framework(int year, bool current, const std::vector<Record>& orders) {
        const std::string name = std::to_string(year);
        std::int64_t sum = 0;
        std::vector<Record> below;
        for (const Record& order : orders)
            if (order.text("date").starts_with(name) && order.text("currency") == m_client.currency) {
                sum += order.integer("amount");
                below.push_back(order);
            }
        if (sum <= 0) return;
        constexpr std::int64_t kStep = 10'000'000;
        const std::int64_t ratio = current ? m_random.between(55, 110) : m_random.between(85, 125);
        Record record = of(Kind::framework_contract);
        record.set("title", m_client.shortName + name + "年度框架")
            .set("number", "KJ" + name + "-" + std::to_string(10'000 + m_client.index).substr(1))
            .set("start", name + "-01-01")
            .set("finish", name + "-12-31")
            .set("committed", std::max(kStep, sum * 100 / ratio / kStep * kStep))
            .set("currency", m_client.currency)
            .set("tax_included", std::int64_t{1})
            .set("tax_rate", std::int64_t{600})
            .set("rebate_steps", std::string("完成 80% 返 2%，完成 100% 返 4%，超出部分返 6%"))
            .set("status", std::string(!current                                  ? "completed"
                                       : m_client.pattern == Pattern::silent_key ? "negotiating"
                                                                                 : "active"));
        const RecordId id = m_desk.writer.add(std::move(record));
        for (Record& order : below) {
            order.set("framework_contract", id).set("tax_included", std::int64_t{1}).set("tax_rate", std::int64_t{600});
            m_desk.writer.change(std::move(order));
        }
    }

    void benefits() {
        if (!isLarge(m_client) || !m_random.chance(60)) return;
        const auto count = static_cast<int>(m_random.between(1, 2));
        for (int i = 0; i < count; ++i) {
            const auto ago = static_cast<int>(m_random.between(-40, 300));
            m_desk.writer.add(of(Kind::benefit)
                                  .set("title", std::string(m_random.pick(kBenefits)))
                                  .set("date", m_desk.before(ago))
                                  .set("value", m_random.between(2, 60) * 100'000)
                                  .set("status", std::string(ago <= 0              ? "promised"
                                                             : m_random.chance(94) ? "given"
                                                                                   : "cancelled")));
        }
    }

    void opportunities() {
        const bool likely = m_client.pattern == Pattern::prospect || m_client.pattern == Pattern::growing ||
                            m_client.pattern == Pattern::first || isLarge(m_client);
        if (!m_random.chance(likely ? 45 : 8)) return;
        const std::size_t stage = m_random.weighted({22, 22, 20, 14, 12, 10});
        const bool won = stage == 4;
        const bool lost = stage == 5;
        const auto ago = static_cast<int>(won || lost ? m_random.between(40, 200) : m_random.between(2, 75));
        Record record = of(Kind::opportunity);
        record.set("title", m_client.shortName + std::string(m_random.pick(kDeals)))
            .set("stage", keyOf(choices::opportunityStages(), stage))
            .set("date", m_desk.before(ago))
            .set("amount", std::max<std::int64_t>(m_random.lognormal(m_client.net * 5, 45) / 1'000'000, 3) * 1'000'000)
            .set("currency", m_client.currency)
            .set("owner", m_desk.person(m_client.owner));
        if (won || lost)
            record.set("closed_on", m_desk.before(ago - static_cast<int>(m_random.between(15, 38))));
        else
            record.set("expected_on", m_desk.after(static_cast<int>(m_random.between(5, 120))));
        if (lost) record.set("reason_lost", std::string(m_random.pick(kLost)));
        m_desk.writer.add(std::move(record));
    }

    void files() {
        if (!m_client.buys() || !m_random.chance(isLarge(m_client) ? 60 : 10)) return;
        constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
            {"合同.pdf", "已盖章合同"}, {"报价单.xlsx", "最近一次报价"}, {"投放总结.pptx", "季度复盘材料"}};
        const auto count = static_cast<std::size_t>(m_random.between(1, 3));
        for (std::size_t i = 0; i < count; ++i)
            m_desk.writer.add(
                of(Kind::file_link)
                    .set("path", "//share/客户/" + m_client.shortName + "/" + std::string(kFiles[i].first))
                    .set("note", std::string(kFiles[i].second)));
    }

    void verifications() {
        if (!m_random.chance(isLarge(m_client) ? 70 : 20)) return;
        for (const Choice& section : choices::clientSections()) {
            if (!m_random.chance(45)) continue;
            m_desk.writer.add(of(Kind::verification)
                                  .set("section", std::string(section.key))
                                  .set("date", m_desk.before(static_cast<int>(m_random.between(3, 400))))
                                  .set("person", m_desk.person(m_random.chance(70) ? "孟凡" : "秦悦")));
        }
    }

    static constexpr std::string_view kReviews[] = {
        "曝光达成 108%，短视频素材表现最好；下次提前两周锁定点位。", "转化低于预期，落地页改版后回升；素材测试要更早。",
        "达人内容口碑好，复用到信息流后点击率更高。", "执行顺利，对账慢了一周，已和客户财务约定新流程。"};
    static constexpr std::string_view kBenefits[] = {"年度复盘会",   "大促加急响应",   "免费素材优化 3 组",
                                                     "行业洞察报告", "媒体资源位赠送", "高层交流晚宴"};
    static constexpr std::string_view kDeals[] = {"下半年短视频投放", "新品上市整合营销", "直播代运营",
                                                  "品牌升级策划",     "户外大屏投放",     "达人种草"};
    static constexpr std::string_view kLost[] = {"报价高于对手", "预算取消", "选择了集团内部代理", "方案不够贴合"};

    Desk& m_desk;
    const Client& m_client;
    DeterministicRandom m_random;
};

/// A contact who also advises, or sits on the board of, another client.
void secondPart(Desk& desk, const Client& at, const Client& other) {
    if (other.contacts.empty()) return;
    desk.writer.add(Record(Kind::contact_role)
                        .set("client", at.id)
                        .set("contact", other.contacts.front())
                        .set("title", std::string("市场顾问"))
                        .set("decision_role", std::string("influencer"))
                        .set("start", desk.before(400)));
}

/// Somebody who has left: still known from there.
void formerPart(Desk& desk, const Client& at, const Client& now) {
    if (now.contacts.empty()) return;
    desk.writer.add(Record(Kind::contact_role)
                        .set("client", at.id)
                        .set("contact", now.contacts.back())
                        .set("title", std::string("媒介经理"))
                        .set("decision_role", std::string("buyer"))
                        .set("start", desk.before(1'200))
                        .set("finish", desk.before(260)));
}

}  // namespace

void describeClient(Desk& desk, const Client& client, Record& record) {
    DeterministicRandom random = randomFor(Subject::care, 10'000 + client.index);
    constexpr std::pair<std::string_view, std::string_view> kSub[] = {
        {"美妆", "护肤"},   {"美妆", "彩妆"},       {"食品饮料", "乳制品"}, {"食品饮料", "休闲食品"},
        {"服饰", "女装"},   {"家居家电", "小家电"}, {"汽车", "新能源汽车"}, {"汽车", "汽车经销"},
        {"数码3C", "手机"}, {"互联网", "企业软件"}, {"金融", "银行"},       {"教育", "职业教育"},
        {"文旅", "景区"},   {"餐饮", "连锁餐饮"},   {"零售", "商超"},       {"游戏", "手游"}};
    for (const auto& [industry, sub] : kSub)
        if (client.industry == industry && random.chance(55))
            record.set("sub_industry", desk.pick("sub_industry", std::string(sub)));
    const std::int64_t yuan = client.net / 100;
    const std::size_t size = yuan < 12'000 ? 0 : yuan < 30'000 ? 1 : yuan < 80'000 ? 2 : yuan < 150'000 ? 3 : 4;
    if (random.chance(70)) record.set("size", keyOf(choices::companySizes(), size));
    if (client.buys() && random.chance(45)) {
        constexpr std::int64_t kFrom[] = {10, 60, 220, 1'100, 5'500};
        const auto bands = choices::adBudgetBands();
        for (std::size_t i = 0; i < bands.size(); ++i)
            if (bands[i].key == client.adBudget)
                record.set("ad_budget_amount", kFrom[i] * 1'000'000 * random.between(100, 180) / 100);
    }
    if (!client.channels.empty() && random.chance(50)) {
        std::string mix;
        std::int64_t left = 100;
        for (std::size_t i = 0; i < client.channels.size(); ++i) {
            const std::int64_t share = i + 1 == client.channels.size() ? left : random.between(2, left / 10 - 1) * 5;
            const Choice* channel = findChoice(choices::mediaChannels(), client.channels[i]);
            if (share <= 0 || !channel) break;
            left -= share;
            mix += (mix.empty() ? "" : "、") + std::string(channel->label.zh) + ' ' + std::to_string(share) + '%';
        }
        record.set("channel_mix", textValue(mix));
    }
    if (isLarge(client) && random.chance(60)) record.set("brands", client.shortName + "、" + client.shortName + "优选");
    if (client.buys() && random.chance(40)) {
        record.set("preferred_channel", keyOf(choices::contactWays(), random.weighted({30, 40, 12, 10, 6, 2})));
        constexpr std::string_view kHours[] = {"工作日上午", "周二、周四下午", "下午四点以后", "避开周一例会"};
        if (random.chance(60)) record.set("preferred_hours", std::string(random.pick(kHours)));
    }
    constexpr std::string_view kHabits[] = {"先看数据再谈创意", "喜欢当面过方案", "邮件要抄送采购", "月底集中对账"};
    constexpr std::string_view kTaboos[] = {"不与竞品同期排期", "素材中不出现促销价", "不用红白配色", "会上不谈返点"};
    if (isLarge(client) && random.chance(55)) record.set("habits", std::string(random.pick(kHabits)));
    if (isLarge(client) && random.chance(35)) record.set("taboos", std::string(random.pick(kTaboos)));
    if (client.buys() && random.chance(70))
        record.set(customKey(kTermsField), std::string(random.chance(60)   ? "月结"
                                                       : random.chance(60) ? "季结"
                                                                           : "预付"));
}

void writeOwnFields(Desk& desk) {
    desk.writer.add(Record(Kind::custom_field)
                        .set("key", customKey(kTermsField))
                        .set("kind", std::string("clients"))
                        .set("name", std::string("结算方式"))
                        .set("name_en", std::string("Settlement"))
                        .set("type", std::string("choice"))
                        .set("options", std::string("月结\n季结\n预付")));
}

void writeCare(Desk& desk, const Client& client) {
    if (client.isUsed()) Care(desk, client).write();
}

void writeGroups(Desk& desk, const std::vector<Client>& clients) {
    // The largest of an industry and two smaller ones are a group; the middle one came to it from outside.
    for (const std::string_view industry : {"美妆", "食品饮料", "汽车", "零售"}) {
        const Client* head = nullptr;
        std::vector<const Client*> members;
        for (const Client& client : clients) {
            if (client.industry != industry || !client.isUsed() || client.currency != "CNY") continue;
            if (!head && isLarge(client))
                head = &client;
            else if (head && members.size() < 2 && client.pattern == Pattern::steady)
                members.push_back(&client);
        }
        if (!head) continue;
        for (const Client* member : members) desk.writer.set(Kind::client, member->id, "parent", Value{head->id});
        if (members.size() < 2) continue;
        secondPart(desk, *members[0], *head);
        formerPart(desk, *head, *members[1]);
    }
    // One agent brings several clients.
    const Client* agent = nullptr;
    int brought = 0;
    for (const Client& client : clients) {
        if (!client.isUsed()) continue;
        if (!agent && client.industry == "其他" && client.pattern != Pattern::prospect) {
            agent = &client;
            desk.writer.set(Kind::client, client.id, "roles", std::string("channel"));
        } else if (agent && brought < 4 && client.pattern == Pattern::once) {
            desk.writer.set(Kind::client, client.id, "agent", Value{agent->id});
            ++brought;
        }
    }
}

}  // namespace meike::demo
