// SPDX-License-Identifier: GPL-3.0-or-later
// Records found by what stands in them: phones however they are written, addresses, numbers, words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/records/client_edits.h"
#include "app/records/record_writer.h"
#include "app/segments.h"
#include "app/view/search_ranking.h"
#include "storage/records.h"
#include "storage/text_search.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class RecordSearch : public ::testing::Test {
protected:
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    std::vector<FoundRecord> find(const std::string& text) {
        std::vector<FoundRecord> all;
        for (const SearchPart part : {SearchPart::contacts, SearchPart::others})
            for (FoundRecord& found : findRecords(database(), text, Language::en, 20, part, {}))
                all.push_back(std::move(found));
        return all;
    }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    RecordId client = add(Record(Kind::client)
                              .set("name", std::string("知夏美妆"))
                              .set("phone", std::string("021-6288 1234"))
                              .set("website", std::string("zhixia.example")));
    RecordId contact = add(Record(Kind::contact)
                               .set("client", client)
                               .set("name", std::string("王若蘅"))
                               .set("mobile", std::string("138 0013-8000"))
                               .set("email", std::string("Wang@ZhiXia.example"))
                               .set("wechat", std::string("wx_ruoheng")));
    RecordId order = add(Record(Kind::order)
                             .set("client", client)
                             .set("date", std::string("2026-01-05"))
                             .set("amount", std::int64_t{100})
                             .set("currency", std::string("CNY"))
                             .set("number", std::string("HT-2026-0815")));
    RecordId receivable = add(Record(Kind::receivable)
                                  .set("client", client)
                                  .set("due", std::string("2026-02-05"))
                                  .set("amount", std::int64_t{100})
                                  .set("currency", std::string("CNY"))
                                  .set("number", std::string("INV_77%01")));
    RecordId interaction = add(Record(Kind::interaction)
                                   .set("client", client)
                                   .set("date", std::string("2026-01-06"))
                                   .set("kind", std::string("call"))
                                   .set("summary", std::string("聊了很久，对方提到下半年想试水短剧植入")));
};

TEST_F(RecordSearch, EachSortOfTextLeadsToItsRecord) {
    const struct {
        const char* typed;
        Kind kind;
        RecordId id;
    } rows[] = {
        {"13800138000", Kind::contact, contact},      {"0013 8000", Kind::contact, contact},
        {"138-0013", Kind::contact, contact},         {"wang@zhixia", Kind::contact, contact},
        {"ruoheng", Kind::contact, contact},          {"02162881234", Kind::client, client},
        {"HT-2026-0815", Kind::order, order},         {"20260815", Kind::order, order},
        {"INV_77%", Kind::receivable, receivable},    {"短剧植入", Kind::interaction, interaction},
        {"  短剧  ", Kind::interaction, interaction},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.typed);
        bool found = false;
        for (const FoundRecord& record : find(row.typed)) found |= record.kind == row.kind && record.id == row.id;
        EXPECT_TRUE(found);
        for (const FoundRecord& record : find(row.typed)) {
            EXPECT_EQ(record.client, client);
            EXPECT_EQ(record.company, "知夏美妆");
        }
    }
}

TEST_F(RecordSearch, WhatIsTooShortOrStandsNowhereFindsNothing) {
    for (const char* typed : {"", " ", "1", "13", "短", "%%", "__", "没有这句话", "138 0013 8001"})
        EXPECT_THAT(find(typed), IsEmpty()) << typed;
}

TEST_F(RecordSearch, PhonesAreShownWithTheirMiddleHiddenAndWordsWithWhatIsAround) {
    EXPECT_THAT(find("13800138000").at(0).text, Not(HasSubstr("0013")));
    EXPECT_THAT(find("13800138000").at(0).text, HasSubstr("138"));
    EXPECT_THAT(find("短剧").at(0).title, HasSubstr("…"));
    EXPECT_THAT(find("短剧").at(0).title, HasSubstr("下半年想试水短剧植入"));
}

TEST_F(RecordSearch, ClientsInTheBinAreNotFound) {
    workspace->edit({"bin", {}}, [&](Edit& edit) { binClients(edit, std::vector<RecordId>{client}); });
    for (const char* typed : {"13800138000", "02162881234", "HT-2026-0815", "短剧植入"})
        EXPECT_THAT(find(typed), IsEmpty()) << typed;
}

/// A new kind or field is found without a line here: every text field of every kind that hangs on a client.
TEST_F(RecordSearch, EveryTextOfEveryKindIsLookedThrough) {
    int number = 0;
    for (const Kind kind : searchedKinds()) {
        for (const Field& field : kindRow(kind).fields) {
            const bool text = field.type == FieldType::text || field.type == FieldType::long_text;
            if (!text || field.source != FieldSource::column) continue;
            if (kind == Kind::client && (field.key == "name" || field.key == "short_name")) continue;
            const std::string word = "找得到的词" + std::to_string(++number) + "号";
            const auto id = kind == Kind::client        ? client
                            : kind == Kind::contact     ? contact
                            : kind == Kind::order       ? order
                            : kind == Kind::receivable  ? receivable
                            : kind == Kind::interaction ? interaction
                                                        : RecordId{0};
            if (id == 0) continue;
            workspace->edit({"change", {}}, [&](Edit& edit) { edit.set(kind, id, field.key, Value{word}); });
            const auto hits = findTexts(database(), kind, word, 5);
            ASSERT_EQ(hits.size(), 1U) << kindRow(kind).key << "." << field.key;
            EXPECT_EQ(hits[0].field, field.key);
            EXPECT_EQ(hits[0].record, id);
            workspace->undo();
        }
    }
    EXPECT_GT(number, 20);
}

TEST_F(RecordSearch, OfAKindWithVeryManyRecordsNumbersAreFoundAtOnceAndTheRestLater) {
    // As if there were so many: what counts is how far the numbers have gone.
    const RecordId far = add(Record(Kind::order)
                                 .set("client", client)
                                 .set("date", std::string("2026-01-05"))
                                 .set("amount", std::int64_t{100})
                                 .set("currency", std::string("CNY"))
                                 .set("number", std::string("SO-77001"))
                                 .set("notes", std::string("双十一之后再谈")));
    workspace->database().exec("UPDATE client_order SET id = 300001 WHERE id = " + std::to_string(far));
    const auto kinds = [&](const char* text, SearchPart part) {
        std::vector<Kind> kinds;
        for (const FoundRecord& record : findRecords(database(), text, Language::en, 20, part, {}))
            kinds.push_back(record.kind);
        return kinds;
    };
    EXPECT_EQ(kinds("SO-77", SearchPart::others), std::vector{Kind::order});
    EXPECT_EQ(kinds("SO-77", SearchPart::late), std::vector{Kind::order});
    EXPECT_THAT(kinds("双十一之后", SearchPart::others), IsEmpty());
    EXPECT_EQ(kinds("双十一之后", SearchPart::late), std::vector{Kind::order});
    EXPECT_EQ(kinds("短剧植入", SearchPart::others), std::vector{Kind::interaction});
    EXPECT_THAT(kinds("短剧植入", SearchPart::late), IsEmpty());
}

TEST_F(RecordSearch, LatinLettersAreFoundInWhateverCase) {
    for (const char* typed : {"WANG@zhixia.EXAMPLE", "wx_RUOHENG", "ht-2026-0815x"}) {
        const bool none = std::string_view(typed).ends_with('x');
        EXPECT_EQ(find(typed).empty(), none) << typed;
    }
}

TEST_F(RecordSearch, SegmentsAreFoundByNameAndPinyin) {
    workspace->edit({"add", {}}, [&](Edit& edit) {
        saveSegment(edit, "沉睡重点", Rule::all({Rule::condition("city", "any_of", {"上海"})}));
    });
    EXPECT_EQ(findSegments(database(), "重点", 4).size(), 1U);
    EXPECT_EQ(findSegments(database(), "cszd", 4).size(), 1U);
    EXPECT_THAT(findSegments(database(), "nobody", 4), IsEmpty());
}

}  // namespace
}  // namespace meike
