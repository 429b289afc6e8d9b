// SPDX-License-Identifier: GPL-3.0-or-later
// What happens between the demo agency and its clients.
#include <algorithm>

#include "app/demo_records.h"
#include "storage/records.h"

namespace meike::demo {

namespace {

/// Days for which an agreed next step that is past its day is still one.
constexpr int kStillAgreed = 5;

/// How many days of contact a pattern has besides those around orders, and how long ago the latest was.
struct Attention {
    int extra;
    int latestFrom, latestTo;
};

Attention attentionOf(const Client& client) {
    switch (client.pattern) {
        case Pattern::retainer:
            return {6, 0, 9};
        case Pattern::quarterly:
            return {4, 0, 24};
        case Pattern::annual:
            return {4, 1, 30};
        case Pattern::growing:
            return {4, 0, 14};
        case Pattern::first:
            return {3, 0, 20};
        case Pattern::seasonal:
            return {2, 3, 60};
        case Pattern::returned:
            return {2, 2, 40};
        case Pattern::steady:
            return {1, 5, 90};
        case Pattern::fading:
            return {2, 30, 140};
        case Pattern::silent_key:
            return {4, 97, 120};
        case Pattern::once:
            return {1, 40, 200};
        case Pattern::lapsed:
            return {1, 180, 420};
        case Pattern::prospect:
            return {3, 1, 120};
    }
    return {0, 0, 0};
}

constexpr std::string_view kKinds[] = {"wechat", "call", "meeting", "visit", "email", "survey", "qq"};

class Relations {
public:
    Relations(Desk& desk, const Client& client)
        : m_desk(desk), m_client(client), m_random(randomFor(Subject::relations, 10'000 + client.index)) {}

    void write() {
        interactions();
        needs();
        surveys();
    }

private:
    std::size_t someContact() { return static_cast<std::size_t>(m_random.below(m_client.contacts.size())); }

    void interaction(int ago, std::string_view kind, const std::string& text, std::size_t contact) {
        Record record(Kind::interaction);
        record.set("client", m_client.id)
            .set("date", m_desk.before(ago))
            .set("kind", std::string(kind))
            .set("contact", m_client.contacts.at(contact))
            .set("summary", text);
        // From a stream of its own, so that what was there before stays as it is.
        DeterministicRandom details = randomFor(Subject::care, 100'000 + m_client.index * 1'000 + ++m_written);
        record.set("started_by", std::string(details.chance(64) ? "outbound" : "inbound"));
        if (kind == "call" || kind == "meeting" || kind == "visit")
            record.set("duration_minutes", kind == "call" ? details.between(3, 25) : details.between(4, 18) * 10);
        if ((kind == "meeting" || kind == "visit") && m_client.contacts.size() > 1) {
            const std::size_t other = (contact + 1) % m_client.contacts.size();
            record.set("also_present", recordName(m_desk.writer.database(), Kind::contact, m_client.contacts[other]));
        }
        if (m_client.ownerId != 0) record.set("person", m_client.ownerId);
        if (m_random.chance(ago < 45 ? 55 : 12)) {
            record.set("next_step", m_random.pick(m_desk.material.nextSteps));
            // What was agreed on longer ago was done or dropped: nobody's morning has a hundred of them overdue.
            const int late = ago - static_cast<int>(m_random.between(2, 12));
            if (late <= kStillAgreed) record.set("next_step_on", m_desk.before(late));
        }
        m_desk.writer.add(record);
    }

    void interactions() {
        if (m_client.featured && !m_client.featured->story.empty()) story();
        if (m_client.pattern == Pattern::prospect) {
            prospectInteractions();
            return;
        }
        const Attention attention = attentionOf(m_client);
        std::vector<int> days;
        for (const int ago : m_client.ago) {
            if (ago > 800 && !m_random.chance(30)) continue;
            if (m_random.chance(80)) days.push_back(ago + static_cast<int>(m_random.between(2, 18)));
            if (m_random.chance(45)) days.push_back(ago - static_cast<int>(m_random.between(4, 25)));
        }
        const int latest = static_cast<int>(m_random.between(attention.latestFrom, attention.latestTo));
        days.push_back(latest);
        for (int i = 0; i < attention.extra; ++i)
            days.push_back(latest + static_cast<int>(m_random.between(8, 45)) * (i + 1));
        // Nobody has talked to them since: a client that went quiet stays quiet, and a told story is not talked over.
        const int quiet = storyEnd();
        std::sort(days.rbegin(), days.rend());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        for (const int ago : days)
            if (ago >= std::max(attention.latestFrom, quiet)) ordinary(ago);
    }

    void ordinary(int ago) {
        const std::string kind(kKinds[m_random.weighted({34, 24, 16, 10, 10, 3, 3})]);
        const std::size_t contact = someContact();
        const std::string text = m_random.pick(m_desk.material.interactions.at(kind));
        interaction(ago, kind, filled(text, m_client.words(m_desk.material, m_desk.month(ago), contact, m_random)),
                    contact);
    }

    /// Days before today that a story covers; ordinary contacts are older.
    int storyEnd() const {
        if (!m_client.featured || m_client.featured->story.empty()) return 0;
        return m_client.featured->story.back().ago + 3;
    }

    void story() {
        for (const StoryLine& line : m_client.featured->story) {
            Record record(Kind::interaction);
            record.set("client", m_client.id)
                .set("date", m_desk.before(line.ago))
                .set("kind", line.kind)
                .set("contact", m_client.contacts.front())
                .set("person", m_client.ownerId)
                .set("summary", line.text);
            if (!line.next.empty())
                record.set("next_step", line.next).set("next_step_on", m_desk.before(line.ago - line.nextIn));
            m_desk.writer.add(record);
        }
    }

    void prospectInteractions() {
        const auto count = static_cast<int>(m_random.between(1, 4));
        int ago = static_cast<int>(m_random.between(1, 120));
        for (int i = 0; i < count; ++i) {
            const auto& [kind, text] = m_random.pick(m_desk.material.prospectInteractions);
            const std::size_t contact = someContact();
            interaction(ago, kind, filled(text, m_client.words(m_desk.material, m_desk.month(ago), contact, m_random)),
                        contact);
            ago += static_cast<int>(m_random.between(7, 60));
        }
    }

    void needs() {
        const bool close = m_client.pattern == Pattern::retainer || m_client.pattern == Pattern::quarterly;
        const std::int64_t count = close ? m_random.between(1, 3) : m_random.chance(22) ? 1 : 0;
        for (std::int64_t rank = 1; rank <= count; ++rank) {
            const NeedText& need = m_random.pick(m_desk.material.needs);
            const auto ago = static_cast<int>(m_random.between(6, 330));
            m_desk.writer.add(
                Record(Kind::need)
                    .set("client", m_client.id)
                    .set("date", m_desk.before(ago))
                    .set("title", filled(need.title, m_client.words(m_desk.material, m_desk.month(ago), 0, m_random)))
                    .set("kind", need.kind)
                    .set("must_have", std::int64_t{need.mustHave ? 1 : 0})
                    .set("rank", rank));
        }
    }

    void surveys() {
        if (!m_client.buys() || m_client.ago.size() < 2) return;
        const bool quiet = m_client.pattern == Pattern::fading || m_client.pattern == Pattern::lapsed;
        if (!m_random.chance(quiet ? 18 : 38)) return;
        const std::int64_t count = m_random.between(1, 2);
        for (std::int64_t i = 0; i < count; ++i) survey(quiet);
    }

    void survey(bool unhappy) {
        const bool promoter = m_random.chance(45);
        const std::size_t mood = unhappy ? m_random.weighted({15, 40, 45}) : m_random.weighted({55, 36, 9});
        constexpr std::pair<int, int> kNps[] = {{9, 10}, {7, 8}, {2, 6}};
        constexpr std::pair<int, int> kCsat[] = {{5, 5}, {3, 4}, {1, 2}};
        constexpr std::string_view kMoods[] = {"high", "middle", "low"};
        const auto [from, to] = promoter ? kNps[mood] : kCsat[mood];
        const int ago = std::max(2, m_client.ago.back() - static_cast<int>(m_random.between(5, 40))) +
                        static_cast<int>(unhappy ? 0 : 1);
        Record record(Kind::survey);
        record.set("client", m_client.id)
            .set("contact", m_client.contacts.front())
            .set("date", m_desk.before(ago))
            .set("metric", std::string(promoter ? "nps" : "csat"))
            .set("score", m_random.between(from, to));
        if (m_random.chance(70))
            record.set("comment", m_random.pick(m_desk.material.surveyComments.at(std::string(kMoods[mood]))));
        if (mood == 2) {
            record.set("corrective_action", m_random.pick(m_desk.material.correctiveActions));
            const int corrected = ago - static_cast<int>(m_random.between(10, 30));
            if (corrected >= 0) record.set("corrected_on", m_desk.before(corrected));
        }
        m_desk.writer.add(record);
    }

    Desk& m_desk;
    const Client& m_client;
    std::size_t m_written = 0;
    DeterministicRandom m_random;
};

void complaint(Desk& desk, const Client& client, std::size_t nth) {
    DeterministicRandom random = randomFor(Subject::desk, 20'000 + nth);
    const ComplaintText& text = desk.material.complaints.at(nth);
    // The first two are open, one of them past its due time.
    const bool open = nth < 2;
    const int ago = nth == 0 ? 3 : nth == 1 ? 12 : static_cast<int>(random.between(30, 300));
    Record record(Kind::complaint);
    record.set("client", client.id)
        .set("contact", client.contacts.back())
        .set("date", desk.before(ago))
        .set("receiver", desk.person(client.owner))
        .set("summary", text.summary)
        .set("due", desk.before(ago - 7))
        .set("cause", text.cause)
        .set("severity", severityOfComplaint(nth))
        .set("cause_type", causeOfComplaint(desk, nth));
    if (!open) {
        record.set("closed_on", desk.before(ago - static_cast<int>(random.between(2, 9))))
            .set("closure", text.closure)
            .set("satisfaction", random.between(3, 5));
    }
    desk.writer.add(record);
}

/// Tags that follow from what a client is and does, put on sensibly rather than at random.
std::vector<std::string> tagsOf(const Client& client, DeterministicRandom& random) {
    if (client.featured) return client.featured->tags;
    const auto has = [&](std::string_view channel) {
        return std::find(client.channels.begin(), client.channels.end(), channel) != client.channels.end();
    };
    const auto in = [&](std::initializer_list<std::string_view> industries) {
        return std::find(industries.begin(), industries.end(), client.industry) != industries.end();
    };
    const bool large = client.pattern == Pattern::retainer || client.pattern == Pattern::quarterly ||
                       client.pattern == Pattern::silent_key || client.pattern == Pattern::annual;
    std::vector<std::string> tags;
    const auto tag = [&](bool fits, int percent, const char* name) {
        if (fits && random.chance(percent) && tags.size() < 4) tags.emplace_back(name);
    };
    tag(client.pattern == Pattern::retainer || client.pattern == Pattern::annual ||
            client.pattern == Pattern::silent_key,
        85, "年框");
    tag(client.lastServiceEndIn > 0 && client.lastServiceEndIn < 75 && client.pattern == Pattern::annual, 100,
        "续约谈判");
    tag(client.pattern == Pattern::retainer, 16, "续约谈判");
    tag(client.pattern == Pattern::silent_key || (client.pattern == Pattern::fading && client.net > 3'500'000), 80,
        "需高层拜访");
    tag(client.pattern == Pattern::first, 80, "新签");
    tag(client.pattern == Pattern::first || client.pattern == Pattern::growing, 38, "新客培育");
    tag(client.pattern == Pattern::prospect && client.prospectKind == "near", 55, "新客培育");
    tag(client.pattern == Pattern::once || client.pattern == Pattern::first, 32, "试投");
    tag(client.festivals.find('d') != std::string::npos, 85, "双十一");
    tag(client.festivals.find('j') != std::string::npos, 70, "618");
    tag(client.festivals.find('s') != std::string::npos, 75, "春节档");
    tag(large && in({"美妆", "食品饮料", "服饰", "母婴", "家居家电", "数码3C"}), 35, "双十一");
    tag(large && in({"美妆", "食品饮料", "汽车", "金融"}), 48, "重点行业");
    tag(in({"餐饮", "零售", "教育"}) && client.buys(), 40, "连锁门店");
    tag(client.currency == "USD", 100, "出海");
    tag(large && client.influence >= 4, 42, "区域龙头");
    tag(has("short_video") && client.buys(), 34, "短视频");
    tag((has("search") || has("feed") || has("ecommerce")) && client.buys(), 22, "效果导向");
    tag((has("television") || has("outdoor")) && client.buys(), 26, "覆盖导向");
    tag(large || client.pattern == Pattern::growing, 16, "品牌升级");
    tag(client.source == "比稿", 45, "比稿客户");
    return tags;
}

}  // namespace

void writeRelations(Desk& desk, const Client& client) {
    Relations(desk, client).write();
    if (client.index % 37 == 4 && client.buys() && !client.archived && !client.deleted) {
        const std::size_t nth = client.index / 37;
        if (nth < desk.material.complaints.size()) complaint(desk, client, nth);
    }
}

void writeMarks(Desk& desk, const Client& client) {
    DeterministicRandom random = randomFor(Subject::desk, 30'000 + client.index);
    for (const std::string& tag : tagsOf(client, random)) desk.writer.addTag(client.id, desk.tags.at(tag));
    if (client.name != "启明星教育" && client.name != "海晏重工") return;
    auto record = readRecord(desk.writer.database(), Kind::client, client.id);
    if (client.name == "启明星教育")
        record->set("tier_override", std::string("key"))
            .set("tier_override_reason", std::string("集团年框意向书已签，先按重点客户服务"))
            .set("tier_override_by", desk.person("许立"))
            .set("tier_override_from", desk.before(15))
            .set("tier_override_until", desk.after(90));
    else
        record->set("stage_override", std::string("loyal"))
            .set("stage_override_reason", std::string("内部改制，采购冻结到下季度，关系正常"))
            .set("stage_override_from", desk.before(20))
            .set("stage_override_until", desk.after(60));
    desk.writer.change(std::move(*record));
}

void writeTasks(Desk& desk, const std::vector<Client>& clients) {
    DeterministicRandom random = randomFor(Subject::desk, 40'000);
    for (const Client& client : clients) {
        if (client.archived || client.deleted || client.ownerId == 0) continue;
        const bool silent = client.pattern == Pattern::fading || client.pattern == Pattern::silent_key ||
                            (client.featured && client.pattern == Pattern::lapsed);
        const bool close = client.pattern == Pattern::retainer || client.pattern == Pattern::quarterly ||
                           client.pattern == Pattern::first || client.pattern == Pattern::growing;
        if (!random.chance(silent ? 40 : close ? 34 : 3) && !client.featured) continue;
        constexpr std::string_view kCloseKinds[] = {"follow_up", "review", "care"};
        const std::string kind(silent ? "win_back" : kCloseKinds[random.weighted({55, 30, 15})]);
        const auto due = static_cast<int>(random.between(-6, 13));
        const bool done = due < 0 && random.chance(72);
        const std::string& title = random.pick(desk.material.tasks.at(kind));
        Record record(Kind::task);
        record.set("client", client.id)
            .set("title", filled(title, client.words(desk.material, desk.month(0), 0, random)))
            .set("kind", kind)
            .set("due", desk.after(due))
            .set("owner", client.ownerId);
        if (done) record.set("done_on", desk.after(std::min(0, due + static_cast<int>(random.between(-1, 1)))));
        desk.writer.add(record);
    }
    // The desk's own: nobody's client, everybody's job.
    desk.writer.add(Record(Kind::task)
                        .set("title", std::string("整理本季度价值评估会材料"))
                        .set("kind", std::string("review"))
                        .set("due", desk.after(5))
                        .set("owner", desk.person("许立")));
}

}  // namespace meike::demo
