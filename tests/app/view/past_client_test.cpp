// SPDX-License-Identifier: GPL-3.0-or-later
// A client's page as of five past days: a history is entered on those days, then everything the page reads is held
// against what was known on each of them. What carries no day is today's (decision 0018), and written out as such.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/assessment_save.h"
#include "app/day_view.h"
#include "app/defaults.h"
#include "app/records/client_edits.h"
#include "app/records/contact_moves.h"
#include "app/records/record_writer.h"
#include "app/session.h"
#include "app/view/client_desk.h"
#include "app/view/client_glance.h"
#include "app/view/timeline.h"
#include "app/view/verification.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/days.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

/// What the page says in each of its sections, by their names.
using Page = std::map<std::string, std::string>;

class PastClient : public ::testing::Test {
protected:
    PastClient() : session(Session::create(folder / "p.meike", "CNY", clock)) {
        session->edit({"new_workspace", {}}, [](Edit& edit) { fillDefaults(edit); });
    }
    RecordId add(Record record) {
        RecordId id = 0;
        session->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    RecordId of(RecordId client, Kind kind, std::initializer_list<std::pair<const char*, Value>> values) {
        Record record = Record(kind).set("client", client);
        for (const auto& [field, value] : values) record.set(field, value);
        return add(std::move(record));
    }
    static Value text(const char* value) { return std::string(value); }
    static Value number(std::int64_t value) { return value; }
    void change(Kind kind, RecordId id, std::string_view field, const Value& value) {
        session->edit({"change", {}}, [&](Edit& edit) { changeField(edit, kind, id, field, value); });
    }
    RecordId order(RecordId client, const char* day, std::int64_t amount, RecordId contract) {
        RecordId id =
            of(client, Kind::order, {{"date", text(day)}, {"amount", number(amount)}, {"currency", text("CNY")}});
        if (contract != 0) change(Kind::order, id, "framework_contract", contract);
        return id;
    }
    RecordId talk(const char* day, RecordId contact, const char* summary) {
        return of(client, Kind::interaction,
                  {{"date", text(day)}, {"kind", text("call")}, {"contact", contact}, {"summary", text(summary)}});
    }
    /// Set against what is due by the way in.
    void pay(const char* day, std::int64_t amount) {
        of(client, Kind::receipt, {{"date", text(day)}, {"amount", number(amount)}, {"currency", text("CNY")}});
    }
    void save(const char* name) {
        NoProgress quiet;
        session->runJob(
            [&](Workspace& workspace, Progress& progress, const std::stop_token&) {
                saveAssessment(workspace, ScoringProfile(), clock.today(), name, 0, progress);
            },
            quiet);
    }

    void january();
    void february();
    void march();
    void april();
    void may();

    Page read(Date asOf);

    test::TemporaryFolder folder;
    // Ahead of every other test: uids never go back within a process, and say when a plan was entered.
    FixedClock clock{iso("2040-01-10")};
    std::unique_ptr<Session> session;
    RecordId client = 0, other = 0, head = 0, sister = 0;
    RecordId lin = 0, zhou = 0, he = 0;
    RecordId wang = 0, bill = 0, contract = 0, second = 0, visit = 0, task = 0, complaint = 0, project = 0, pitch = 0;
};

void PastClient::january() {
    lin = add(Record(Kind::person).set("name", text("林晓")));
    zhou = add(Record(Kind::person).set("name", text("周航")));
    he = add(Record(Kind::person).set("name", text("何苗")));
    head = add(Record(Kind::client).set("name", text("集团")));
    sister = add(Record(Kind::client).set("name", text("蓝海")).set("parent", head));
    other = add(Record(Kind::client).set("name", text("青禾")));
    client = add(
        Record(Kind::client).set("name", text("知夏")).set("owner", lin).set("parent", head).set("city", text("上海")));
    add(Record(Kind::tag)
            .set("name", text("欠款"))
            .set("rule", text(R"({"field": "overdue", "op": ">", "value": 0})")));
    wang = of(client, Kind::contact, {{"name", text("王建国")}, {"title", text("总监")}});
    change(Kind::contact, wang, "decision_role", text("decision_maker"));
    of(client, Kind::file_link, {{"path", text("合同/2026.pdf")}});
    of(client, Kind::need, {{"date", text("2040-01-09")}, {"title", text("曝光")}});
    pitch = of(client, Kind::opportunity,
               {{"date", text("2040-01-09")}, {"title", text("双11")}, {"stage", text("quote")}, {"owner", zhou}});
    bill = of(client, Kind::receivable,
              {{"due", text("2040-02-01")}, {"amount", number(1'000)}, {"currency", text("CNY")}});
    contract = of(client, Kind::framework_contract,
                  {{"title", text("年框")},
                   {"start", text("2040-01-01")},
                   {"finish", text("2040-12-31")},
                   {"committed", number(10'000)},
                   {"currency", text("CNY")}});
    const RecordId first = order(client, "2040-01-09", 2'500, contract);
    change(Kind::order, first, "service_end", text("2040-03-31"));
    order(sister, "2040-01-08", 700, 0);
    const RecordId call = talk("2040-01-08", wang, "初次沟通");
    change(Kind::interaction, call, "next_step", text("发报价"));
    project = of(client, Kind::project,
                 {{"name", text("春季")}, {"start", text("2040-01-05")}, {"status", text("running")}, {"owner", zhou}});
    complaint = of(client, Kind::complaint, {{"date", text("2040-01-10")}, {"summary", text("延误")}});
    task = of(client, Kind::task, {{"title", text("回访")}, {"due", text("2040-01-20")}, {"owner", zhou}});
}

void PastClient::february() {
    change(Kind::client, client, "city", text("北京"));
    of(client, Kind::team_member, {{"person", he}});
    pay("2040-02-05", 400);
    second = order(client, "2040-02-01", 3'000, contract);
    visit = talk("2040-02-03", wang, "误记的电话");
    change(Kind::task, task, "done_on", text("2040-02-09"));
    of(client, Kind::verification, {{"section", text("basics")}, {"date", text("2040-02-10")}, {"person", lin}});
    save("二月");
}

void PastClient::march() {
    clock.setToday(iso("2040-03-05"));
    session->edit({"move", {}}, [&](Edit& edit) { moveContact(edit, wang, other, "总经理", clock.today()); });
    clock.setToday(iso("2040-03-10"));
    of(client, Kind::contact, {{"name", text("李娜")}});
    pay("2040-03-06", 600);
    change(Kind::opportunity, pitch, "stage", text("won"));
    change(Kind::opportunity, pitch, "closed_on", text("2040-03-08"));
    change(Kind::project, project, "finish", text("2040-03-07"));
    change(Kind::project, project, "status", text("finished"));
    change(Kind::complaint, complaint, "closed_on", text("2040-03-09"));
    change(Kind::complaint, complaint, "satisfaction", number(4));
    of(client, Kind::need, {{"date", text("2040-03-01")}, {"title", text("转化")}});
    session->edit({"tag", {}}, [&](Edit& edit) {
        const RecordId ids[] = {client};
        tagClients(edit, ids, "VIP");
    });
}

void PastClient::april() {
    change(Kind::client, other, "parent", head);
    order(other, "2040-04-02", 900, 0);
    change(Kind::order, second, "framework_contract", {});
    order(client, "2040-04-02", 1'000, contract);
    session->edit({"delete", {}}, [&](Edit& edit) { removeRecord(edit, Kind::interaction, visit); });
    session->edit({"bin", {}}, [&](Edit& edit) {
        const RecordId ids[] = {sister};
        binClients(edit, ids);
    });
    of(client, Kind::receivable,
       {{"due", text("2040-05-01")}, {"amount", number(800)}, {"currency", text("CNY")}, {"number", text("二期")}});
    change(Kind::client, client, "tier_override", text("core"));
    change(Kind::client, client, "tier_override_from", text("2040-04-10"));
    save("四月");
}

void PastClient::may() {
    clock.setToday(iso("2040-05-04"));
    session->edit({"move", {}}, [&](Edit& edit) { moveContact(edit, wang, client, "副总裁", clock.today()); });
    clock.setToday(iso("2040-05-10"));
    of(client, Kind::task, {{"title", text("续约")}, {"due", text("2040-05-20")}, {"owner", zhou}});
    talk("2040-05-08", wang, "回来了");
}

/// Everything the page shows as of a day, each section on one line.
Page PastClient::read(Date asOf) {
    session->settle();
    const auto reader = session->openReader();
    const auto scores = session->scoresAsOf(asOf);
    const auto view = makeDayView(*reader, scores);
    overlayDay(*reader, *view);
    const auto glance = readGlance(*reader, *session, scores, client, asOf, Language::en, {}).value();
    const ClientDesk desk = readDesk(*reader, *session, scores, client, asOf, Language::en, {});
    const ClientDesk otherDesk = readDesk(*reader, *session, scores, other, asOf, Language::en, {});
    Page page;
    const auto say = [&](const char* section, const std::string& what) {
        std::string& line = page[section];
        if (!what.empty()) line += (line.empty() ? "" : "; ") + what;
    };
    say("head", textOrEmpty(glance.value("stage")) + " " + std::to_string(integerOr(glance.value("orders"), 0)) +
                    " orders, last " + textOrEmpty(glance.value("last_order")) + ", spoken to " +
                    textOrEmpty(glance.value("last_interaction")) + ", overdue " +
                    std::to_string(integerOr(glance.value("overdue"), 0)));
    say("tier by hand", std::string(glance.why && glance.why->overridden ? "yes" : "no"));
    for (const Record& each : glance.orders) say("bound until", each.text("service_end"));
    if (!glance.tasks.empty())
        say("next step", glance.tasks.front().text("title") + " " + glance.tasks.front().text("due"));
    else
        for (const Record& each : glance.interactions) say("next step", each.text("next_step"));
    say("fields", glance.client.text("city") + (isEmpty(glance.client.get("archived_at")) ? "" : " archived") +
                      (isEmpty(glance.value("archived_at")) ? "" : " archived"));
    std::vector<std::string> tags;
    for (const auto& [name, colour] : glance.tags) tags.push_back(name);
    std::sort(tags.begin(), tags.end());
    for (const std::string& tag : tags) say("tags", tag);
    for (const SectionVerification& each : sectionVerifications(*reader, client, asOf))
        if (each.section->key == "basics") say("verified", each.on);
    for (const auto& [kind, records] : glance.lists)
        for (const Record& each : records) {
            const std::string section(kindRow(kind).key);
            if (findField(kind, "person"))
                say(section.c_str(), glance.names.name(Kind::person, each.integer("person")));
            for (const char* key : {"path", "section", "title", "name", "summary", "stage", "start", "finish",
                                    "closed_on", "satisfaction"})
                if (findField(kind, key) && !isEmpty(each.get(key)))
                    page[section] +=
                        (page[section].empty() ? "" : " ") +
                        (std::string(key) == "satisfaction" ? std::to_string(each.integer(key)) : each.text(key));
        }
    for (const OpenReceivable& each : glance.receivables)
        say("receivables", each.record.text("due") + " open " + std::to_string(each.open));
    for (const Record& each : glance.receipts)
        say("receipts", each.text("date") + " " + std::to_string(each.integer("amount")));
    const auto people = [&](const char* section, const ClientDesk& of) {
        for (const auto& each : of.people)
            say(section, each.contact.name + (each.contact.title.empty() ? "" : " " + each.contact.title) +
                             (each.chain.active ? "" : " gone") +
                             (each.chain.lastTouched ? " " + isoDate(dateOfDay(*each.chain.lastTouched)) : ""));
    };
    people("contacts", desk);
    people("contacts of the other", otherDesk);
    for (const std::string& risk : desk.risks) say("risks", risk);
    for (const auto& [id, completion] : desk.completions)
        say("completion", std::to_string(completion.orders) + " orders, " + std::to_string(completion.ordered) + ", " +
                              std::to_string(completion.share.value_or(-1)));
    if (desk.group) {
        std::string members;
        for (const auto& [id, name] : desk.group->members) members += name + " ";
        say("group", members + std::to_string(desk.group->score->monetary.value_or(-1)));
    }
    for (const std::string& warning : desk.warnings) say("warnings", warning);
    const FieldHistory history = readFieldHistory(*reader, Kind::client, client);
    const Timeline timeline = readTimeline(*reader, {.client = client, .asOf = asOf}, &history);
    for (const TimelineRow& row : timelineRows(*reader, timeline, 0, timeline.entries.size(), asOf, Language::zh))
        say("timeline", isoDate(row.day).substr(5) + " " + row.label + (row.caption.empty() ? "" : " " + row.caption) +
                            (row.amount.empty() ? "" : " " + row.amount));
    return page;
}

constexpr const char* kDays[] = {"2040-01-10", "2040-02-10", "2040-03-10", "2040-04-10", "2040-05-10"};

/// What a section says from one of the days on, until the next row of that section.
struct Expected {
    const char* section;
    std::size_t from;
    const char* says;
};
constexpr Expected kExpected[] = {
    {"head", 0, "first_time 1 orders, last 2040-01-09, spoken to 2040-01-08, overdue 0"},
    {"head", 1, "repeat 2 orders, last 2040-02-01, spoken to 2040-01-08, overdue 600"},
    {"head", 2, "repeat 2 orders, last 2040-02-01, spoken to 2040-01-08, overdue 0"},
    {"head", 3, "loyal 3 orders, last 2040-04-02, spoken to 2040-01-08, overdue 0"},
    {"head", 4, "loyal 3 orders, last 2040-04-02, spoken to 2040-05-08, overdue 800"},
    {"tier by hand", 0, "no"},
    {"tier by hand", 3, "yes"},
    {"bound until", 0, "2040-03-31"},
    {"next step", 0, "回访 2040-01-20"},
    {"next step", 1, "发报价"},
    {"next step", 4, "续约 2040-05-20"},
    {"fields", 0, "北京"},  // no day: today's
    {"tags", 0, "VIP"},     // by hand: today's; the other by its rule
    {"tags", 1, "VIP; 欠款"},
    {"tags", 2, "VIP"},
    {"tags", 4, "VIP; 欠款"},
    {"team_members", 0, "何苗"},  // no day: today's
    {"verifications", 0, ""},
    {"verifications", 1, "林晓 basics"},
    {"verified", 0, ""},
    {"verified", 1, "2040-02-10"},
    {"contacts", 0, "李娜; 王建国 总监 2040-01-08"},  // a contact carries no day, what they were at a client does
    {"contacts", 2, "李娜; 王建国 总监 gone 2040-01-08"},
    {"contacts", 4, "王建国 副总裁 2040-05-08; 李娜"},
    {"contacts of the other", 0, ""},
    {"contacts of the other", 2, "王建国 总经理"},
    {"contacts of the other", 4, "王建国 总经理 gone"},
    {"contact_roles", 0, "总监"},
    {"contact_roles", 2, "总监 2040-03-04"},
    {"contact_roles", 4, "副总裁 2040-05-04 总监 2040-03-04"},
    {"risks", 0, ""},
    {"risks", 2,
     "李娜 is the only contact: when they leave, the thread is cut; The decision maker 王建国 has left, and nobody is "
     "in their place yet"},
    {"risks", 4, "Nobody among 2 contacts is a decision maker: find out who decides"},
    {"needs", 0, "曝光"},
    {"needs", 2, "转化 曝光"},
    {"receivables", 0, "2040-02-01 open 1000"},
    {"receivables", 1, "2040-02-01 open 600"},
    {"receivables", 2, "2040-02-01 open 0"},
    {"receivables", 3, "2040-05-01 open 800; 2040-02-01 open 0"},
    {"receipts", 0, ""},
    {"receipts", 1, "2040-02-05 400"},
    {"receipts", 2, "2040-03-06 600; 2040-02-05 400"},
    {"framework_contracts", 0, "年框 2040-01-01 2040-12-31"},
    {"completion", 0, "1 orders, 2500, 2500"},  // the order of February is in no contract any more
    {"completion", 3, "2 orders, 3500, 3500"},
    {"group", 0, "集团 青禾 知夏 2500"},  // who is in it carries no day; 蓝海 is in the bin
    {"group", 1, "集团 青禾 知夏 5500"},
    {"group", 3, "集团 青禾 知夏 7400"},
    {"file_links", 0, "合同/2026.pdf"},
    {"opportunities", 0, "双11"},
    {"opportunities", 2, "双11 won 2040-03-08"},
    {"projects", 0, "春季 2040-01-05 2040-03-07"},
    {"complaints", 0, "延误"},
    {"complaints", 2, "延误 2040-03-09 4"},
    {"tasks", 0, "回访"},
    {"tasks", 4, "续约 回访"},
    {"warnings", 0,
     "周航 also works the opportunity “双11”; 周航 also runs the project “春季”; 周航 also has the open task “回访”"},
    {"warnings", 1, "周航 also works the opportunity “双11”; 周航 also runs the project “春季”"},
    {"warnings", 2, ""},
    {"warnings", 4, "周航 also has the open task “续约”"},
};

/// The rows of the timeline, newest first, with the days on which they stand there.
struct ExpectedRow {
    std::size_t from, to;
    const char* says;
};
constexpr ExpectedRow kTimeline[] = {
    {4, 4, "05-08 电话 回来了"},
    {4, 4, "05-01 应收 二期 8.00"},
    {3, 4, "04-10 等级调整起 （空） → 2040-04-10"},
    {3, 4, "04-10 人工等级 （空） → 核心"},
    {3, 4, "04-10 等级变化 重点 → 核心"},
    {3, 4, "04-02 订单 10.00"},
    {2, 4, "03-06 回款 6.00"},
    {2, 4, "03-01 需求 转化"},
    {1, 4, "02-10 省份 上海 → 北京"},
    {1, 4, "02-10 城市 上海 → 北京"},
    {1, 4, "02-10 核实记录 基本信息"},
    {1, 4, "02-10 等级变化 （空） → 重点"},
    {1, 4, "02-09 任务 回访"},
    {1, 4, "02-05 回款 4.00"},
    {1, 4, "02-01 订单 30.00"},
    {1, 4, "02-01 应收 10.00"},
    {0, 4, "01-10 投诉 延误"},
    {0, 4, "01-09 订单 2040-03-31 25.00"},
    {0, 4, "01-09 需求 曝光"},
    {0, 1, "01-09 商机 双11"},
    {2, 4, "01-09 赢单 双11"},
    {0, 4, "01-08 电话 初次沟通"},
    {0, 4, "01-05 项目 春季"},
    {0, 4, "01-01 年框 年框 100.00"},
};

TEST_F(PastClient, EverySectionShowsWhatWasKnown) {
    january();
    session->settle();  // the scoring thread reads the clock
    clock.setToday(iso("2040-02-10"));
    february();
    march();
    session->settle();
    clock.setToday(iso("2040-04-10"));
    april();
    may();
    session->settle();
    clock.setToday(iso("2040-06-15"));
    for (std::size_t day = 0; day < std::size(kDays); ++day) {
        SCOPED_TRACE(kDays[day]);
        Page expected;
        for (const Expected& row : kExpected)
            if (row.from <= day) expected[row.section] = row.says;
        for (const ExpectedRow& row : kTimeline)
            if (row.from <= day && day <= row.to)
                expected["timeline"] += (expected["timeline"].empty() ? "" : "; ") + std::string(row.says);
        Page page = read(iso(kDays[day]));
        for (const auto& [section, says] : expected) EXPECT_EQ(page[section], says) << section;
        for (const auto& [section, says] : page) EXPECT_TRUE(expected.contains(section)) << section << ": " << says;
    }
}

TEST_F(PastClient, MomentsComeOnTheirDay) {
    january();
    session->settle();  // the scoring thread reads the clock
    clock.setToday(iso("2040-06-15"));
    const RecordId ids[] = {client};
    session->edit({"archive", {}}, [&](Edit& edit) { archiveClients(edit, ids); });
    EXPECT_EQ(read(iso("2040-06-14"))["fields"], "上海");
    EXPECT_EQ(read(iso("2040-06-15"))["fields"], "上海 archived archived");
}

}  // namespace
}  // namespace meike
