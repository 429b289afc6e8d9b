// SPDX-License-Identifier: GPL-3.0-or-later
// What a script decides about an import, by options.
#include "cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/temporary_folder.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using OrderedJson = nlohmann::ordered_json;

class CliImport : public ::testing::Test {
protected:
    struct Result {
        int code = 0;
        std::string out;
        std::string err;
    };
    CliImport() { run({"new", path("a.meike")}); }
    Result run(const std::vector<std::string>& arguments) {
        std::ostringstream out;
        std::ostringstream err;
        const int code = runCli(arguments, out, err);
        return {code, out.str(), err.str()};
    }
    std::string path(const std::string& name) const { return (folder / name).string(); }
    Result import(const std::string& kind, const std::string& text, std::vector<std::string> options = {}) {
        std::ofstream(folder / "in.csv", std::ios::binary) << text;
        std::vector<std::string> command{"import", path("a.meike"), path("in.csv"), "--kind", kind, "--format", "json"};
        command.insert(command.end(), options.begin(), options.end());
        return run(command);
    }
    OrderedJson report(const std::string& kind, const std::string& text, std::vector<std::string> options = {}) {
        const Result result = import(kind, text, std::move(options));
        EXPECT_EQ(result.code, 0) << result.err;
        return result.code == 0 ? OrderedJson::parse(result.out) : OrderedJson::object();
    }
    static std::string tally(const OrderedJson& json) {
        return std::to_string(json.at("new").get<int>()) + "/" + std::to_string(json.at("changed").get<int>()) + "/" +
               std::to_string(json.at("same").get<int>()) + "/" + std::to_string(json.at("rejected").get<int>());
    }
    std::string digestNow() {
        return OrderedJson::parse(run({"info", path("a.meike"), "--format", "json"}).out).at("digest");
    }

    test::TemporaryFolder folder;
};

const char* const kLines = "client,date,amount,number\n甲,2025-01-01,10,N1\n甲,2025-01-01,5,N1\n甲,2025-01-02,1,N2\n";

TEST_F(CliImport, RepeatedNumbersAreRefusedUnlessAScriptSays) {
    const std::vector<std::string> match = {"--match", "number", "--create-missing-clients"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), match.begin(), match.end());
        return more;
    };
    const std::string before = digestNow();
    for (const std::vector<std::string>& more : {std::vector<std::string>{}, {"--dry-run"}, {"--repeat", "ask"}}) {
        const Result result = import("orders", kLines, with(more));
        EXPECT_EQ(result.code, 1);
        EXPECT_THAT(result.out, IsEmpty());
        EXPECT_THAT(result.err, HasSubstr("--repeat sum, all or refuse"));
        EXPECT_THAT(result.err, HasSubstr("lines 2 and 3"));
        EXPECT_EQ(digestNow(), before);
    }
    EXPECT_EQ(import("orders", kLines, with({"--repeat", "maybe"})).code, 2);
    EXPECT_EQ(tally(report("orders", kLines, with({"--repeat", "refuse"}))), "1/0/0/2");
    run({"undo", path("a.meike")});
    EXPECT_EQ(tally(report("orders", kLines, with({"--repeat", "all"}))), "3/0/0/0");
    EXPECT_EQ(tally(report("orders", kLines, with({"--repeat", "all"}))), "0/0/3/0");
    run({"undo", path("a.meike")});
    EXPECT_EQ(tally(report("orders", kLines, with({"--repeat", "sum"}))), "2/1/0/0");
    EXPECT_EQ(tally(report("orders", kLines, with({"--repeat", "sum", "--dry-run"}))), "0/0/3/0");
}

TEST_F(CliImport, ContentMatchesTheKthRowWithTheKthRecord) {
    const std::vector<std::string> content = {"--match", "content", "--create-missing-clients"};
    const char* rows = "client,date,amount\n甲,2025-01-01,10\n甲,2025-01-01,10\n甲,2025-01-02,1\n";
    EXPECT_EQ(tally(report("orders", rows, content)), "3/0/0/0");
    EXPECT_EQ(tally(report("orders", rows, content)), "0/0/3/0");
    EXPECT_EQ(tally(report("orders", rows, {"--create-missing-clients"})), "3/0/0/0") << "not asked: all new";
    EXPECT_EQ(import("orders", rows, {"--match", "content", "--mode", "update"}).code, 2);
    EXPECT_EQ(tally(report("interactions", "client,date,kind,summary\n甲,2025-01-01,call,x\n", {"--match", "content"})),
              "1/0/0/0");
    EXPECT_EQ(tally(report("interactions", "client,date,kind,summary\n甲,2025-01-01,call,x\n", {"--match", "content"})),
              "0/0/1/0");
}

TEST_F(CliImport, TellsNumbersThatExistAndNamesTheOption) {
    report("orders", kLines, {"--create-missing-clients"});
    const OrderedJson again = report("orders", "client,date,amount,number\n甲,2025-02-01,9,N2\n");
    EXPECT_EQ(tally(again), "1/0/0/0");
    ASSERT_EQ(again.at("notes").size(), 1u);
    EXPECT_THAT(again.at("notes")[0].get<std::string>(), HasSubstr("--match number"));
}

TEST_F(CliImport, AsksForTheYearAndForTheOrderOfDays) {
    const Result year = import("orders", "client,date,amount\n甲,3月4日,1\n", {"--create-missing-clients"});
    EXPECT_EQ(year.code, 1);
    EXPECT_THAT(year.err, HasSubstr("--year"));
    EXPECT_THAT(import("orders", "client,date,amount\n甲,3月4日,1\n", {"--create-missing-clients", "--dry-run"}).err,
                HasSubstr("--year"));
    EXPECT_EQ(
        tally(report("orders", "client,date,amount\n甲,3月4日,1\n", {"--create-missing-clients", "--year", "2024"})),
        "1/0/0/0");
    EXPECT_EQ(import("orders", "client,date,amount\n甲,3月4日,1\n", {"--year", "24"}).code, 2);
    EXPECT_EQ(import("orders", "client,date,amount\n甲,25/5/6,1\n").code, 1);
    EXPECT_EQ(tally(report("orders", "client,date,amount\n甲,25/5/6,1\n", {"--date-format", "ymd"})), "1/0/0/0");
}

TEST_F(CliImport, ColumnsUpdateAsTheyAreTold) {
    report("clients", "name,city,phone,tags\n甲,上海,1,VIP\n");
    const char* rows = "name,所在城市,phone,tags\n甲,北京,2,新\n";
    EXPECT_EQ(tally(report("clients", rows,
                           {"--update", "所在城市=never", "--update", "phone=empty", "--update", "4=never"})),
              "0/0/1/0");
    EXPECT_EQ(tally(report("clients", rows,
                           {"--update", "city=never", "--update", "phone=empty", "--update", "tags=overwrite"})),
              "0/1/0/0");
    for (const char* wrong : {"city", "city=sometimes", "nothing=never", "city=append"})
        EXPECT_EQ(import("clients", rows, {"--update", wrong}).code, 2) << wrong;
}

TEST_F(CliImport, ContactsComeWithTheirClientsAndAreCounted) {
    const OrderedJson json = report("clients", "客户名称,联系人,手机,其他列\n甲,王芳,138,x\n乙,李娜,,y\n");
    EXPECT_EQ(tally(json), "2/0/0/0");
    EXPECT_EQ(json.at("contacts_created"), 2);
    EXPECT_EQ(json.at("refunds_created"), 0);
    EXPECT_EQ(json.at("unmapped"), OrderedJson::parse(R"(["其他列"])"));
    const OrderedJson mapped =
        report("clients", "a,b,c\n丙,赵,139\n", {"--map", "name=a,contact.name=b,contact.mobile=c"});
    EXPECT_EQ(mapped.at("contacts_created"), 1);
}

TEST_F(CliImport, SaysWhichKindAFileLooksLike) {
    const char* ledger = "客户名称,签约日期,合同金额\n甲,2025-01-01,1\n";
    const OrderedJson asClients = report("clients", ledger);
    ASSERT_FALSE(asClients.at("notes").empty());
    EXPECT_THAT(asClients.at("notes").back().get<std::string>(), HasSubstr("--kind orders"));
    const Result asProjects = import("projects", ledger);
    EXPECT_EQ(asProjects.code, 2);
    EXPECT_THAT(asProjects.err, HasSubstr("it looks like orders (--kind orders)"));
    EXPECT_TRUE(report("orders", ledger).at("notes").empty());
}

TEST_F(CliImport, TwoColumnsWithTheSameRightAreNotGuessedBetween) {
    const Result twice = import("orders", "客户,日期,金额(预计),金额(实际)\n甲,2025-01-01,1,2\n");
    EXPECT_EQ(twice.code, 2);
    EXPECT_THAT(twice.err, HasSubstr("--map amount=COLUMN"));
    // One that is likelier is taken, and the other is told.
    const OrderedJson json =
        report("orders", "客户,下单时间,签约日期,金额\n甲,2025-01-01,2025-01-02,1\n", {"--create-missing-clients"});
    ASSERT_EQ(json.at("notes").size(), 1u);
    EXPECT_THAT(json.at("notes")[0].get<std::string>(), HasSubstr("the column 下单时间 could be date as well"));
}

TEST_F(CliImport, RemembersAMappingWhenAsked) {
    const char* rows = "A,B,C\n甲,2025-01-01,5\n";
    const std::vector<std::string> map = {"--create-missing-clients", "--map", "client=A,date=B,amount=C"};
    report("orders", rows, map);
    EXPECT_EQ(import("orders", rows).code, 2) << "nobody asked";
    auto remember = map;
    remember.emplace_back("--remember");
    report("orders", rows, remember);
    const OrderedJson json = report("orders", rows);
    EXPECT_EQ(tally(json), "1/0/0/0");
    EXPECT_THAT(json.at("notes").back().get<std::string>(), HasSubstr("last file with these headers"));
}

TEST_F(CliImport, NamesMuchAlikeStandInTheReportOfADryRun) {
    report("clients", "name\n上海予湾文化传媒有限公司\n");
    const OrderedJson json = report("clients", "name\n予湾文化传媒\n云舟食品\n云舟食品有限公司\n", {"--dry-run"});
    EXPECT_EQ(json.at("near_count"), 2);
    ASSERT_EQ(json.at("near").size(), 2u);
    EXPECT_EQ(json.at("near")[0].at("like"), "上海予湾文化传媒有限公司");
    EXPECT_EQ(json.at("near")[1].at("like_line"), 3);
    EXPECT_GE(json.at("near")[1].at("score").get<double>(), 0.8);
}

/// Whatever the rows are: a client that is made because they name it is held against those that are there.
TEST_F(CliImport, ClientsThatOtherRowsBringAreHeldAgainstThoseThatAreThere) {
    report("clients", "name\n万家灯超市\n");
    const std::pair<const char*, const char*> files[] = {
        {"orders", "client,date,amount\n万家灯超市有限公司,2025-03-09,100\n万家灯超市有限公司,2025-03-10,50\n"},
        {"contacts", "client,name\n万家灯超市有限公司,张三\n"},
        {"interactions", "client,date,kind,summary\n万家灯超市有限公司,2025-03-09,call,x\n"},
        {"receipts", "client,date,amount\n万家灯超市有限公司,2025-03-09,100\n"}};
    for (const auto& [kind, rows] : files) {
        SCOPED_TRACE(kind);
        const OrderedJson json = report(kind, rows, {"--dry-run", "--create-missing-clients"});
        EXPECT_EQ(json.at("clients_created"), 1);
        EXPECT_EQ(json.at("near_count"), 1) << "asked about once, however many rows name it";
        ASSERT_EQ(json.at("near").size(), 1u);
        EXPECT_EQ(json.at("near")[0].at("line"), 2);
        EXPECT_EQ(json.at("near")[0].at("name"), "万家灯超市有限公司");
        EXPECT_EQ(json.at("near")[0].at("like"), "万家灯超市");
        EXPECT_EQ(report(kind, rows, {"--dry-run"}).at("near_count"), 0) << "no client is made";
    }
}

TEST_F(CliImport, AnExportComesBackTheSame) {
    report("clients", "name,phone,notes\n=甲,+86 138 0000 0000,-x\n乙,=1+1,'=q\n");
    for (const char* how : {"--exact", "--excel-safe"}) {
        ASSERT_EQ(run({"export", path("a.meike"), "--output", path("out.csv"), "--columns", "name,phone,notes",
                       "--purpose", "round trip", how})
                      .code,
                  0);
        const Result result =
            run({"import", path("a.meike"), path("out.csv"), "--kind", "clients", "--format", "json"});
        ASSERT_EQ(result.code, 0) << result.err;
        EXPECT_EQ(tally(OrderedJson::parse(result.out)), "0/0/2/0") << how;
    }
    const Result small =
        run({"export", path("a.meike"), "--output", path("b.csv"), "--columns", "name,notes", "--encoding", "gb2312"});
    EXPECT_EQ(small.code, 0) << small.err;
    report("clients", "name,city\n丙,㐀城\n");
    const Result refused =
        run({"export", path("a.meike"), "--output", path("c.csv"), "--columns", "name,city", "--encoding", "gbk"});
    EXPECT_EQ(refused.code, 1);
    for (const char* word : {"丙", "city", "㐀", "gbk"}) EXPECT_THAT(refused.err, HasSubstr(word));
}

}  // namespace
}  // namespace meike::cli
