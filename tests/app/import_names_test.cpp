// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody decides about names of clients that are much alike: followed at once, and by the next file.
#include "tests/app/import_fixture.h"

namespace meike {
namespace {

using test::ImportWorkspace;
using ::testing::IsEmpty;

class ImportNames : public ImportWorkspace {
protected:
    ImportNames() { run(Kind::client, "客户名称,城市\n上海予湾文化传媒有限公司,\n"); }
    std::int64_t clients() { return countRecords(database(), Kind::client); }
};

TEST_F(ImportNames, TheSameClientWrittenDifferentlyIsThatClient) {
    ImportPlan plan = planFor(Kind::client, "客户名称,城市\n予湾文化传媒,杭州\n");
    plan.remember = true;
    EXPECT_EQ(tally(planFor(Kind::client, "客户名称,城市\n予湾文化传媒,杭州\n", "asked.csv")), "1/0/0/0")
        << "without a decision it is a client of its own";
    EXPECT_EQ(preview.report.nearCount, 1);
    workspace->undo();
    ASSERT_EQ(clients(), 1);

    plan.names.same["予湾文化传媒"] = "上海予湾文化传媒有限公司";
    EXPECT_EQ(tally(plan), "0/1/0/0");
    EXPECT_EQ(clients(), 1);
    const Record client = *readRecord(database(), Kind::client, 1);
    EXPECT_EQ(client.text("name"), "上海予湾文化传媒有限公司") << "its own name stays";
    EXPECT_EQ(client.text("city"), "杭州");

    // The next file follows, whatever it holds: orders too, and nothing is asked again.
    ImportPlan orders = planFor(Kind::order, "客户,日期,金额\n予湾文化传媒,2025-03-09,100\n");
    orders.remember = true;
    EXPECT_EQ(tally(orders), "1/0/0/0");
    EXPECT_EQ(clients(), 1);
    EXPECT_EQ(allRecords(database(), Kind::order).front().integer("client"), 1);
    ImportPlan again = planFor(Kind::client, "客户名称,城市\n予湾文化传媒,杭州\n", "again.csv");
    again.remember = true;
    EXPECT_EQ(tally(again), "0/0/1/0");
}

TEST_F(ImportNames, ADecisionAboutAClientThatOrdersNameIsFollowed) {
    const std::string rows = "客户,日期,金额\n予湾文化传媒,2025-03-09,100\n";
    ImportPlan plan = planFor(Kind::order, rows);
    plan.remember = true;
    NoProgress quiet;
    EXPECT_EQ(previewImport(database(), plan, 10, quiet).report.nearCount, 1);
    plan.names.same["予湾文化传媒"] = "上海予湾文化传媒有限公司";
    EXPECT_EQ(tally(plan), "1/0/0/0");
    EXPECT_EQ(preview.report.nearCount, 0);
    EXPECT_EQ(clients(), 1);
    EXPECT_EQ(rememberedNames(database()).same.at("予湾文化传媒"), "上海予湾文化传媒有限公司");
}

TEST_F(ImportNames, AClientOfItsOwnIsOneThatLaterRowsMayBeLike) {
    ImportPlan plan = planFor(Kind::client, "客户名称\n云舟食品\n云舟食品有限公司\n");
    plan.names.apart.insert("云舟食品");
    run(plan);
    ASSERT_EQ(preview.report.near.size(), 1u);
    EXPECT_EQ(preview.report.near.front().name, "云舟食品有限公司");
    EXPECT_EQ(preview.report.near.front().likeLine, 2);
}

TEST_F(ImportNames, AnotherClientIsNotAskedAboutAgain) {
    ImportPlan plan = planFor(Kind::client, "客户名称\n予湾文化传媒\n");
    plan.remember = true;
    plan.names.apart.insert("予湾文化传媒");
    EXPECT_EQ(tally(plan), "1/0/0/0");
    EXPECT_THAT(preview.report.near, IsEmpty());
    EXPECT_EQ(clients(), 2);
    EXPECT_EQ(rememberedNames(database()).apart, std::set<std::string>{"予湾文化传媒"});
}

TEST_F(ImportNames, DecisionsGoWithTheImportThatMadeThem) {
    const std::string before = digest(database());
    ImportPlan plan = planFor(Kind::client, "客户名称,城市\n予湾文化传媒,杭州\n");
    plan.remember = true;
    plan.names.same["予湾文化传媒"] = "上海予湾文化传媒有限公司";
    run(plan);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    EXPECT_EQ(rememberedNames(database()), NameDecisions{});
}

TEST_F(ImportNames, DecisionsAreKeptThoughTheFileBringsNothingElse) {
    ImportPlan plan = planFor(Kind::client, "客户名称\n予湾文化传媒\n");
    plan.remember = true;
    plan.names.same["予湾文化传媒"] = "上海予湾文化传媒有限公司";
    const ImportReport report = run(plan);
    EXPECT_EQ(tallyOf(report), "0/0/1/0");
    EXPECT_NE(report.batch, 0);
    EXPECT_EQ(workspace->undoCommand()->key, "import_names");
    EXPECT_EQ(rememberedNames(database()), plan.names);
    // Once kept, the same file leaves no step.
    EXPECT_EQ(run(plan).batch, 0);
    workspace->undo();
    EXPECT_EQ(rememberedNames(database()), NameDecisions{});
}

TEST_F(ImportNames, AScriptFollowsThemOnlyOnRequest) {
    ImportPlan plan = planFor(Kind::client, "客户名称,城市\n予湾文化传媒,杭州\n");
    plan.remember = true;
    plan.names.same["予湾文化传媒"] = "上海予湾文化传媒有限公司";
    run(plan);
    EXPECT_EQ(tally(Kind::client, "客户名称,城市\n予湾文化传媒,苏州\n"), "1/0/0/0");
}

TEST_F(ImportNames, ASpoiltSettingDecidesNothing) {
    for (const char* text :
         {"", "[", "[]", R"({"same": 3, "apart": {"a": 1}})", R"({"same": {"a": 1}, "apart": [2]})"}) {
        workspace->edit({"settings", {}},
                        [&](Edit& edit) { RecordWriter(edit).setSetting("import_names", std::string(text)); });
        EXPECT_EQ(rememberedNames(database()), NameDecisions{}) << text;
    }
}

}  // namespace
}  // namespace meike
