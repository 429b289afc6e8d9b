// SPDX-License-Identifier: GPL-3.0-or-later
// A large import that updates, with columns that may not write everywhere, is one step: back and forth, to the last
// byte.
#include "tests/app/import_fixture.h"

namespace meike {
namespace {

using ImportUndo = test::ImportWorkspace;

TEST_F(ImportUndo, TwentyThousandUpdatesAreOneStepBackAndForth) {
    constexpr int kClients = 20'000;
    const auto file = [&](const std::string& city, const std::string& notes, const std::string& tags, bool gaps) {
        std::string text = "name,code,city,notes,tags,short_name\n";
        for (int i = 0; i < kClients; ++i) {
            const std::string n = std::to_string(i);
            text += "客户" + n + ",C" + n + "," + city + n + "," + (gaps && i % 2 == 0 ? "" : notes + n) + ",\"" +
                    tags + (i % 7 == 0 ? ",第七" : "") + "\"," + "简" + n + "\n";
        }
        return text;
    };
    NoProgress quiet;
    runImport(*workspace, planFor(Kind::client, file("上海", "旧", "甲", true)), quiet);
    const std::string before = digest(database());
    ImportPlan plan = planFor(Kind::client, file("北京", "新", "乙", false));
    plan.source.headerRow = 1;
    const auto source = valueOrThrow(TableSource::open(plan.file, plan.source));
    plan.mapping = suggestMapping(*source, plan.importKind());
    const auto column = [&](const std::string& field) -> ImportColumn& {
        for (ImportColumn& each : plan.mapping)
            if (each.field == field) return each;
        throw std::runtime_error(field);
    };
    column("city").update = ColumnUpdate::never;
    column("notes").update = ColumnUpdate::empty;
    column("tags").update = ColumnUpdate::append;
    const auto report = runImport(*workspace, plan, quiet);
    EXPECT_EQ(report.changed, kClients);
    const std::string after = digest(database());
    EXPECT_NE(after, before);
    // What was protected stands.
    const auto clients = all(Kind::client);
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{19'999}}) {
        const std::string n = std::to_string(i);
        EXPECT_EQ(clients[i].text("city"), "上海" + n);
        EXPECT_EQ(clients[i].text("notes"), (i % 2 == 0 ? "新" : "旧") + n);
        EXPECT_EQ(tagsOfClient(database(), clients[i].id()).size(), i % 7 == 0 ? 3U : 2U);
    }
    for (int round = 0; round < 2; ++round) {
        workspace->undo();
        EXPECT_EQ(digest(database()), before);
        workspace->redo();
        EXPECT_EQ(digest(database()), after);
    }
    EXPECT_TRUE(checkDatabase(database()).empty());
}

}  // namespace
}  // namespace meike
