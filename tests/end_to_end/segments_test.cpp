// SPDX-License-Identifier: GPL-3.0-or-later
// Rules and segments as scripts use them.
#include <gmock/gmock.h>

#include "tests/end_to_end/meikectl.h"

namespace meike::test {
namespace {

using ::testing::HasSubstr;

class SegmentCommands : public Meikectl {
protected:
    void SetUp() override {
        output({"new", workspace});
        import("clients",
               "name,industry,region,tags\n知夏美妆,美妆,上海,双十一\nAlpha "
               "Media,游戏,北京,\n长风汽车,汽车,上海,\n远山银行,金融,,\n");
        import("orders",
               "client,date,amount,currency,service\n知夏美妆,2026-02-01,1000,CNY,短视频\n知夏美妆,2026-03-01,500,CNY,"
               "搜索\n"
               "Alpha Media,2026-02-20,300,USD,短视频\n长风汽车,2024-05-01,9000,CNY,搜索\n");
        import("rates", "currency,day,rate\nUSD,2026-01-01,7\n");
        import("contacts",
               "client,name,birthday,birthday_lunar\n知夏美妆,林晓,1988-03-12,\n长风汽车,周宁,1990-02-29,\n"
               "Alpha Media,Lee,1985-02-20,true\n");
    }
    void import(const std::string& kind, const std::string& csv) {
        output({"import", workspace, write(kind + ".csv", csv), "--kind", kind});
    }
    std::string rule(const std::string& json) { return write("rule.json", json); }
    /// Names of the clients of a rule, as of 9 March 2026.
    std::string names(const std::string& json, const std::string& day = "2026-03-09") {
        std::string all;
        for (const Json& client :
             this->json({"clients", workspace, "--rule", rule(json), "--columns", "name", "--as-of", day}))
            all += (all.empty() ? "" : " ") + client.at("name").get<std::string>();
        return all;
    }

    const std::string workspace = path("s.meike");
};

TEST_F(SegmentCommands, RulesFindClientsByWhatHangsOnThem) {
    EXPECT_EQ(names(R"({"related": "orders", "within_days": 60})"), "Alpha Media 知夏美妆");
    EXPECT_EQ(
        names(R"({"not": {"related": "orders", "aggregate": "count", "op": ">=", "value": 1, "within_days": 60}})"),
        "远山银行 长风汽车");
    EXPECT_EQ(names(R"({"related": "orders", "aggregate": "sum", "field": "amount", "op": ">=", "value": 1500})"),
              "Alpha Media 知夏美妆 长风汽车")
        << "300 USD are 2,100 CNY";
    EXPECT_EQ(names(R"({"related": "orders", "where": {"field": "service", "op": "any_of", "value": ["短视频"]},
                        "aggregate": "sum", "field": "amount", "op": "<", "value": 1500})"),
              "知夏美妆 远山银行 长风汽车")
        << "none of them counts as 0";
    EXPECT_EQ(
        names(
            R"({"related": "orders", "aggregate": "max", "field": "date", "op": "more_than_days_ago", "value": 365})"),
        "长风汽车");
    EXPECT_EQ(names(R"({"field": "contacts.birthday", "op": "anniversary_next_days", "value": 7})"), "知夏美妆");
    EXPECT_EQ(names(R"({"field": "contacts.birthday", "op": "anniversary_next_days", "value": 1})", "2026-02-28"), "")
        << "nobody was born on 29 February 1990";
    // 1985-02-20 was the first day of the lunar year, as 2026-02-17 was.
    EXPECT_EQ(names(R"({"field": "contacts.birthday", "op": "anniversary_next_days", "value": 1})", "2026-02-17"),
              "Alpha Media");
    EXPECT_EQ(names(R"({"field": "monetary", "op": "top", "value": 1})"), "长风汽车");
}

TEST_F(SegmentCommands, MistakesInRulesAreNamedByTheirPath) {
    EXPECT_EQ(run({"clients", workspace, "--rule", rule(R"({"all": [{"related": "orders", "aggregate": "sum"}]})")}),
              1);
    EXPECT_THAT(read("err"), HasSubstr("all[0].field"));
    EXPECT_EQ(run({"clients", workspace, "--rule", rule(R"({"segment": "没有"})")}), 1);
    EXPECT_THAT(read("err"), HasSubstr("there is no such segment"));
    EXPECT_EQ(run({"segment", workspace, "save", "x"}), 2);
    EXPECT_EQ(run({"segment", workspace, "explain", "x"}), 2);
    EXPECT_EQ(run({"segment", workspace, "rule"}), 2);
}

TEST_F(SegmentCommands, ASegmentIsSavedListedExplainedAndDeleted) {
    const std::string file = rule(
        R"({"all": [{"field": "region", "op": "any_of", "value": ["上海"]}, {"related": "orders", "from": "2026-01-01"}]})");
    EXPECT_THAT(output({"segment", workspace, "save", "上海活跃", "--rule", file, "--notes", "spring"}),
                HasSubstr("version 1: 1 clients"));
    const Json list = json({"segment", workspace, "list", "--as-of", "2026-03-09"});
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].at("name"), "上海活跃");
    EXPECT_EQ(list[0].at("kind"), "live");
    EXPECT_EQ(list[0].at("clients"), 1);
    EXPECT_EQ(list[0].at("rule"), "Region is “上海”, and there are orders since 2026-01-01");
    EXPECT_EQ(list[0].at("notes"), "spring");
    const Json why =
        json({"segment", workspace, "explain", "上海活跃", "--client", "长风汽车", "--as-of", "2026-03-09"});
    EXPECT_EQ(why.at("in"), false);
    EXPECT_EQ(why.at("why").at("children")[0].at("holds"), true);
    EXPECT_EQ(why.at("why").at("children")[0].at("held"), "上海");
    EXPECT_EQ(why.at("why").at("children")[1].at("holds"), false);
    EXPECT_EQ(why.at("why").at("children")[1].at("held"), "0 records");
    EXPECT_EQ(why.at("why").at("children")[1].at("zh"), "2026-01-01 起有订单");
    EXPECT_THAT(output({"segment", workspace, "explain", "上海活跃", "--client", "知夏美妆"}),
                HasSubstr("知夏美妆 is in"));
    // The same clients in a list, in a file and under a tag.
    EXPECT_EQ(json({"clients", workspace, "--segment", "上海活跃", "--columns", "name"}).size(), 1U);
    output({"export", workspace, "--segment", "上海活跃", "--columns", "name", "--output", path("out.csv")});
    EXPECT_EQ(read("out.csv"), "name\n知夏美妆\n");
    output({"tag", workspace, "add", "春季", "--segment", "上海活跃"});
    EXPECT_EQ(names(R"({"field": "tags", "op": "any_of", "value": ["春季"]})"), "知夏美妆");
    output({"segment", workspace, "rename", "上海活跃", "华东"});
    EXPECT_EQ(run({"clients", workspace, "--segment", "上海活跃"}), 1);
    output({"segment", workspace, "delete", "华东"});
    EXPECT_TRUE(json({"segment", workspace, "list"}).empty());
    output({"undo", workspace});
    EXPECT_EQ(json({"segment", workspace, "list"}).size(), 1U);
}

TEST_F(SegmentCommands, ATagFollowsARuleUntilPeopleTakeItOver) {
    const std::string tagged = R"({"field": "tags", "op": "any_of", "value": ["上海客户"]})";
    EXPECT_EQ(output({"tag", workspace, "rule", "上海客户", "--rule",
                      rule(R"({"field": "region", "op": "any_of", "value": ["上海"]})")}),
              "2 clients have 上海客户\n");
    import("clients", "name,region\n新客,上海\n");
    EXPECT_EQ(names(tagged), "新客 知夏美妆 长风汽车") << "also before a window has opened the file";
    EXPECT_EQ(run({"tag", workspace, "add", "上海客户", "--client", "远山银行"}), 1);
    EXPECT_THAT(read("err"), HasSubstr("a rule puts this tag on"));
    output({"tag", workspace, "rename", "上海客户", "华东客户"});
    EXPECT_EQ(names(R"({"field": "tags", "op": "any_of", "value": ["华东客户"]})"), "新客 知夏美妆 长风汽车");
    EXPECT_EQ(run({"tag", workspace, "merge", "华东客户", "双十一"}), 1);
    EXPECT_EQ(output({"tag", workspace, "by-hand", "华东客户"}), "0 clients have 华东客户\n");
    output({"tag", workspace, "add", "华东客户", "--client", "远山银行"});
    EXPECT_EQ(output({"tag", workspace, "merge", "华东客户", "双十一"}), "2 clients have 双十一\n");
    EXPECT_EQ(run({"tag", workspace, "rename", "双十一"}), 2);
    EXPECT_EQ(run({"tag", workspace, "rule", "双十一"}), 2);
}

TEST_F(SegmentCommands, SnapshotsOverlapsAndChanges) {
    output({"segment", workspace, "save", "上海", "--rule",
            rule(R"({"field": "region", "op": "equals", "value": "上海"})")});
    output({"segment", workspace, "save", "下单", "--rule", rule(R"({"related": "orders"})")});
    output({"segment", workspace, "snapshot", "名单", "--segment", "上海", "--as-of", "2026-03-09"});
    import("clients", "name,region\n新客,上海\n");
    output({"segment", workspace, "save", "上海", "--rule",
            rule(R"({"field": "region", "op": "any_of", "value": ["上海"]})")});
    EXPECT_EQ(json({"clients", workspace, "--segment", "上海", "--columns", "name"}).size(), 3U);
    EXPECT_EQ(json({"clients", workspace, "--segment", "名单", "--columns", "name"}).size(), 2U)
        << "it stays as it was";
    const Json regions = json({"segment", workspace, "overlap", "上海", "下单", "--as-of", "2026-03-09"});
    ASSERT_EQ(regions.size(), 3U);
    EXPECT_EQ(regions[0].at("count"), 1);
    EXPECT_EQ(regions[0].at("clients")[0].at("name"), "新客");
    EXPECT_EQ(regions[1].at("count"), 1);
    EXPECT_EQ(regions[2].at("count"), 2);
    EXPECT_EQ(regions[2].at("monetary"), "10500.00");
    EXPECT_EQ(run({"segment", workspace, "overlap", "上海"}), 2);
    const Json changes = json({"segment", workspace, "changes", "上海"});
    ASSERT_EQ(changes.at("entered").size(), 1U);
    EXPECT_EQ(changes.at("entered")[0].at("name"), "新客");
    EXPECT_EQ(changes.at("events")[0].at("version"), 2);
    EXPECT_EQ(run({"segment", workspace, "changes", "上海", "--since", "soon"}), 2);
}

}  // namespace
}  // namespace meike::test
