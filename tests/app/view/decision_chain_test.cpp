// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/decision_chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/records/record_writer.h"
#include "storage/workspace.h"
#include "tests/support/days.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;

TEST(DecisionChainView, ReadsContactsAndWhenTheyWereSpokenTo) {
    test::TemporaryFolder folder;
    const FixedClock clock{iso("2026-11-30")};
    const auto workspace = Workspace::create(folder / "c.meike", "CNY", clock);
    RecordId client = 0, wang = 0, li = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        client = addRecord(edit, Record(Kind::client).set("name", std::string("知夏")));
        wang = addRecord(edit, Record(Kind::contact)
                                   .set("client", client)
                                   .set("name", std::string("王建国"))
                                   .set("decision_role", std::string("decision_maker"))
                                   .set("attitude", std::string("supporter")));
        li = addRecord(
            edit, Record(Kind::contact).set("client", client).set("name", std::string("李娜")).set("reports_to", wang));
        for (const auto& [contact, day] :
             {std::pair{wang, "2026-05-01"}, {wang, "2026-06-01"}, {wang, "2026-11-01"}, {li, "2026-11-29"}})
            addRecord(edit, Record(Kind::interaction)
                                .set("client", client)
                                .set("date", std::string(day))
                                .set("kind", std::string("call"))
                                .set("contact", contact)
                                .set("summary", std::string("x")));
    });
    const auto read = [&](const char* asOf, Language language) {
        return readDecisionChain(workspace->database(), client, iso(asOf), language);
    };
    const auto risks = [&](const char* asOf, Language language = Language::zh) {
        std::vector<std::string> texts;
        for (const words::Line& line : read(asOf, language).risks) texts.push_back(line.text);
        return texts;
    };
    const DecisionChainView view = read("2026-11-30", Language::zh);
    ASSERT_EQ(view.chain.nodes.size(), 2U);
    EXPECT_EQ(view.contacts[view.chain.nodes[0].contact].id(), wang);
    EXPECT_EQ(view.contacts[view.chain.nodes[1].contact].id(), li);
    EXPECT_EQ(view.chain.nodes[1].depth, 1);
    EXPECT_THAT(risks("2026-11-30"), ElementsAre());
    // As of a day before the last call.
    EXPECT_THAT(risks("2026-10-31"), ElementsAre("已有 152 天没有联系决策人 王建国"));
    EXPECT_THAT(risks("2026-04-30", Language::en), ElementsAre("The decision maker 王建国 has never been spoken to"));
}

}  // namespace
}  // namespace meike
