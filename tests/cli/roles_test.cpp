// SPDX-License-Identifier: GPL-3.0-or-later
// Roles from the command line: who says who they are sees what is theirs.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "storage/maintenance.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class RolesCli : public Cli {
protected:
    void SetUp() override {
        makeSmall();
        for (const char* person :
             {"管家=data_custodian", "老王=account_manager", "老李=account_manager", "看客=viewer"}) {
            const std::string text = person;
            const std::size_t at = text.find('=');
            ASSERT_EQ(run({"records", path("a.meike"), "people", "add", "--set", "name=" + text.substr(0, at), "--set",
                           "role=" + text.substr(at + 1), "--set", "active=true"})
                          .code,
                      0);
        }
        for (const char* owned : {"甲=老王", "乙=老李", "Prospect=老李"}) {
            const std::string text = owned;
            const std::size_t at = text.find('=');
            ASSERT_EQ(run({"import", path("a.meike"),
                           write("o.csv", "name,owner\n" + text.substr(0, at) + "," + text.substr(at + 1) + "\n"),
                           "--kind", "clients", "--match", "name"})
                          .code,
                      0);
        }
    }
    void TearDown() override {
        for (const char* variable : {"MEIKE_PIN", "MEIKE_NEW_PIN", "MEIKE_RECOVERY"}) ::unsetenv(variable);
    }
    Outcome as(const std::string& name, const std::string& pin, std::vector<std::string> command) {
        ::setenv("MEIKE_PIN", pin.c_str(), 1);
        command.insert(command.begin() + 1, path("a.meike"));
        command.insert(command.end(), {"--as", name});
        const Outcome done = run(command);
        ::unsetenv("MEIKE_PIN");
        return done;
    }
};

TEST_F(RolesCli, OnceTheyAreOnEverybodySeesTheirOwn) {
    EXPECT_THAT(run({"roles", path("a.meike"), "list"}).out, HasSubstr("roles are off"));
    EXPECT_EQ(run({"roles", path("a.meike"), "on"}).code, 2) << "says by whom";
    EXPECT_EQ(as("老王", "1234", {"roles", "on"}).code, 1);
    const Outcome on = as("管家", "1234", {"roles", "on"});
    ASSERT_EQ(on.code, 0) << on.err;
    EXPECT_THAT(on.out, HasSubstr("recovery code: "));
    const std::string code = on.out.substr(15, 24);
    ::setenv("MEIKE_NEW_PIN", "2345", 1);
    EXPECT_EQ(as("管家", "1234", {"roles", "pin", "老王"}).code, 0);
    EXPECT_EQ(as("管家", "1234", {"roles", "pin", "看客"}).code, 0);

    const Outcome nobody = run({"clients", path("a.meike")});
    EXPECT_EQ(nobody.code, 1);
    EXPECT_THAT(nobody.out, Not(HasSubstr("甲")));
    EXPECT_THAT(nobody.err, HasSubstr("--as"));
    EXPECT_EQ(as("老王", "9999", {"clients"}).code, 1);
    EXPECT_EQ(as("谁", "2345", {"clients"}).code, 1);
    const Outcome own = as("老王", "2345", {"clients", "--columns", "name,tier"});
    EXPECT_EQ(own.code, 0) << own.err;
    EXPECT_THAT(own.out, HasSubstr("甲"));
    EXPECT_THAT(own.out, Not(HasSubstr("乙")));
    EXPECT_THAT(own.out, Not(HasSubstr("Prospect")));
    // The office's scores: 甲 is the second of two there, and would be the only one here.
    const Outcome all = as("管家", "1234", {"clients", "--columns", "name,value_score", "--format", "json"});
    const Outcome some = as("老王", "2345", {"clients", "--columns", "name,value_score", "--format", "json"});
    const auto whole = Json::parse(all.out);
    for (const auto& row : whole) {
        if (row.at("name") != "甲") continue;
        EXPECT_EQ(Json::parse(some.out).at(0), row);
    }
    EXPECT_EQ(as("老王", "2345", {"export", "--output", path("x.csv")}).code, 0);
    EXPECT_THAT(read("x.csv"), Not(HasSubstr("乙")));
    for (const auto& command : std::vector<std::vector<std::string>>{{"backup", path("b.meike")},
                                                                     {"archive", path("b.zip"), "--purpose", "x"},
                                                                     {"check"},
                                                                     {"assess"},
                                                                     {"roles", "off"}})
        EXPECT_EQ(as("老王", "2345", command).code, 1) << command.front();
    EXPECT_FALSE(std::filesystem::exists(path("b.meike")) || std::filesystem::exists(path("b.zip")));
    EXPECT_EQ(as("看客", "2345", {"clients", "--columns", "name"}).code, 0);
    EXPECT_EQ(as("看客", "2345", {"export", "--output", path("y.csv")}).code, 1) << "a viewer takes nothing out";
    EXPECT_FALSE(std::filesystem::exists(path("y.csv")));

    ::setenv("MEIKE_RECOVERY", code.c_str(), 1);
    EXPECT_EQ(as("管家", "5555", {"roles", "recover"}).code, 0);
    EXPECT_EQ(as("管家", "1234", {"check"}).code, 1);
    EXPECT_EQ(as("管家", "5555", {"check"}).code, 0);
    EXPECT_EQ(as("管家", "5555", {"roles", "off"}).code, 0);
    EXPECT_EQ(run({"clients", path("a.meike")}).code, 0);
}

}  // namespace
}  // namespace meike::cli
