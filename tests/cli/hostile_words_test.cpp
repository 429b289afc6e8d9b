// SPDX-License-Identifier: GPL-3.0-or-later
// What files hold reaches a person as text, whatever it is; words of libraries reach nobody.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include "cli/plain_text.h"

namespace meike::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kBell = "\x07";
constexpr const char* kEscape = "\x1B";
constexpr const char* kControlSequence = "\xC2\x9B";

auto holdsNoControl() {
    return AllOf(Not(HasSubstr(kBell)), Not(HasSubstr(kEscape)), Not(HasSubstr(kControlSequence)));
}

TEST(PlainText, OnlyControlsAreChanged) {
    const auto through = [](const std::string& text) {
        std::ostringstream target;
        PlainText plain(*target.rdbuf());
        std::ostream(&plain) << text << std::flush;
        return target.str();
    };
    for (const char* text : {"", "a\tb\n", "媒客 ¥ é £5", "\xC2\xA0", "\xC2"}) EXPECT_EQ(through(text), text);
    EXPECT_EQ(through("a\x1B[31mb"), "a\xEF\xBF\xBD[31mb");
    EXPECT_EQ(through("a\xC2\x9B"
                      "31mb"),
              "a\xEF\xBF\xBD"
              "31mb");
    EXPECT_EQ(through("\r\x7F\x08"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(through("\xC2\xC2\x85"), "\xC2\xEF\xBF\xBD");
}

TEST_F(Cli, ControlsOfAFileReachNeitherTheTerminalNorNames) {
    makeSmall();
    const std::string bad = std::string("x") + kEscape + "]0;" + kBell + kControlSequence + "y";
    const std::string file = write("c.csv", "name,city," + bad + "\n" + bad + "客户," + bad + ",1\n");
    const Outcome import = run({"import", path("a.meike"), file, "--kind", "clients"});
    EXPECT_THAT(import.err, holdsNoControl());
    ASSERT_EQ(import.code, 0) << import.err;
    for (const char* format : {"table", "csv", "json"}) {
        const Outcome list = run({"clients", path("a.meike"), "--format", format});
        EXPECT_THAT(list.out, AllOf(HasSubstr("x]0;y客户"), holdsNoControl())) << format;
    }
    // Names of files, words of rules, what was typed.
    for (const auto& command : {std::vector<std::string>{"info", path(bad)},
                                {"clients", path("a.meike"), "--segment", bad},
                                {"clients", path("a.meike"), "--sort", bad},
                                {bad},
                                {"import", path("a.meike"), path(bad), "--kind", bad}}) {
        const Outcome outcome = run(command);
        EXPECT_NE(outcome.code, 0);
        EXPECT_THAT(outcome.err, holdsNoControl());
        EXPECT_NE(outcome.err, "");
    }
}

TEST_F(Cli, AKeyThatIsThereTwiceAndWhatIsNoJsonAreSaidWithTheirPlace) {
    makeSmall();
    const auto ruled = [&](const std::string& rule) {
        return run({"clients", path("a.meike"), "--rule", write("r.json", rule)}).err;
    };
    EXPECT_THAT(ruled(R"({"field": "city", "op": "=", "value": "上海", "value": "北京"})"),
                HasSubstr("value: it is there twice"));
    EXPECT_THAT(ruled(R"({"all": [{"field": "city", "field": "name", "op": "=", "value": "x"}]})"),
                HasSubstr("field: it is there twice"));
    EXPECT_THAT(ruled("{\n  \"field\": city\n}"), HasSubstr("rule:2:12: not readable as JSON"));
    EXPECT_THAT(ruled("{\"field\": 1e999}"), HasSubstr("not readable as JSON"));
    EXPECT_THAT(ruled(""), HasSubstr("rule:1:1: not readable as JSON"));
    const auto assessed = [&](const std::string& profile) {
        return run({"assess", path("a.meike"), "--profile", write("p.json", profile)}).err;
    };
    EXPECT_THAT(assessed(R"({"key": "a", "key": "b"})"), HasSubstr("key: it is there twice"));
    EXPECT_THAT(assessed("{"), HasSubstr("profile:1:2: not readable as JSON"));
    for (const std::string& said : {ruled("{"), ruled("[1,"), assessed("nul"), assessed("{\"key\": 1e999}")}) {
        EXPECT_THAT(said, AllOf(Not(HasSubstr("json.exception")), Not(HasSubstr("parse error"))));
    }
    const std::string orders = write("o.csv", "who,when,sum\n乙,2025-03-01,5\n");
    const Outcome twice =
        run({"import", path("a.meike"), orders, "--kind", "orders", "--mapping",
             write("m.json", R"({"client": "who", "date": "when", "amount": "sum", "amount": "who"})")});
    EXPECT_NE(twice.code, 0);
    EXPECT_THAT(twice.err, HasSubstr("amount: it is there twice"));
}

}  // namespace
}  // namespace meike::cli
