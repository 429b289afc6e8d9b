// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/field_text.h"

#include <gtest/gtest.h>

#include "storage/workspace.h"
#include "tests/support/form_sample.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

/// A workspace with one record to point to for every reference and pick.
class FieldText : public ::testing::Test {
protected:
    FieldText() : workspace(Workspace::create(folder / "a.meike", "CNY")) {
        workspace->edit({"people", {}}, [&](Edit& edit) {
            person = edit.insert(Record(Kind::person).set("name", "Zhang Wei").set("role", "account_manager"));
            for (const Choice& list : pickLists())
                items.push_back(edit.insert(Record(Kind::pick_item)
                                                .set("list", std::string(list.key))
                                                .set("name", "美妆")
                                                .set("name_en", "Beauty")));
            tag = edit.insert(Record(Kind::tag).set("name", "双11"));
            client = edit.insert(Record(Kind::client).set("name", "Ａcme（上海）"));
        });
        names = NameBook(workspace->database(), std::vector<Kind>{Kind::client});
    }

    Value sampleOf(const Field& field) const {
        switch (field.type) {
            case FieldType::text:
                return field.key == "currency" ? "USD" : test::formSample(field, "a, \"b\" 中").second;
            case FieldType::long_text:
                return "line\nline 二";
            case FieldType::integer:
                return field.maximum != 0 ? field.maximum : std::int64_t{-12345};
            case FieldType::decimal:
                if (field.maximum != 0) return field.maximum;
                return std::int64_t{field.minimum > 0 ? 7'123'450'000 : -7'123'450'000};
            case FieldType::money:
                return std::int64_t{field.maximum != 0 ? 123'456'789 : -123'456'789};
            case FieldType::date:
                return "2025-03-09";
            case FieldType::boolean:
                return std::int64_t{0};
            case FieldType::choice:
                return std::string(field.choices.back().key);
            case FieldType::choices:
                return std::string(field.choices.front().key) + "," + std::string(field.choices.back().key);
            case FieldType::pick:
                for (std::size_t i = 0; i < pickLists().size(); ++i)
                    if (pickLists()[i].key == field.target) return items[i];
                return {};
            case FieldType::reference:
                return field.refersTo == Kind::person   ? Value{person}
                       : field.refersTo == Kind::client ? Value{client}
                                                        : Value{};
            default:
                return {};
        }
    }

    test::TemporaryFolder folder;
    std::unique_ptr<Workspace> workspace;
    RecordId person = 0, tag = 0, client = 0;
    std::vector<RecordId> items;
    NameBook names;
};

TEST_F(FieldText, EveryFieldOfEveryKindReadsBackWhatItWrites) {
    int walked = 0;
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            const Value value = sampleOf(field);
            if (isEmpty(value)) continue;
            ParseContext reading;
            reading.names = &names;
            reading.currency = "KWD";  // three decimals: taken from the context, not assumed
            for (const Language language : {Language::zh, Language::en}) {
                const TextContext context{&names, "KWD", language};
                const auto machine = parseText(field, machineText(field, value, context), reading);
                ASSERT_TRUE(machine) << row.key << '.' << field.key << ": " << machine.error().what();
                EXPECT_EQ(*machine, value) << row.key << '.' << field.key;
                const auto people = parseText(field, displayText(field, value, context), reading);
                ASSERT_TRUE(people) << row.key << '.' << field.key << ": " << people.error().what();
                EXPECT_EQ(*people, value) << row.key << '.' << field.key;
            }
            ++walked;
        }
    EXPECT_GT(walked, 150);
}

TEST_F(FieldText, NothingIsEmptyTextAndBack) {
    for (const Field& field : kindRow(Kind::client).fields) {
        EXPECT_EQ(machineText(field, {}, {}), "");
        EXPECT_EQ(displayText(field, {}, {}), "");
        EXPECT_EQ(parseText(field, " \t　", {}).value(), Value{}) << field.key;
    }
}

TEST_F(FieldText, WritesForMachinesAndForPeople) {
    const TextContext zh{&names, "CNY", Language::zh};
    const TextContext en{&names, "JPY", Language::en};
    const Field& money = fieldOf(Kind::order, "amount");
    EXPECT_EQ(machineText(money, std::int64_t{-123456789}, zh), "-1234567.89");
    EXPECT_EQ(displayText(money, std::int64_t{-123456789}, zh), "-1,234,567.89");
    EXPECT_EQ(displayText(money, std::int64_t{123456}, en), "123,456");
    EXPECT_EQ(displayText(money, std::int64_t{-12345}, zh), "-123.45");
    const Field& rate = fieldOf(Kind::rate, "rate");
    EXPECT_EQ(machineText(rate, std::int64_t{7'120'000'000}, zh), "7.12");
    EXPECT_EQ(machineText(fieldOf(Kind::client, "value_score"), std::int64_t{8720}, zh), "87.20");
    const Field& flag = fieldOf(Kind::client, "key_account");
    EXPECT_EQ(machineText(flag, std::int64_t{1}, zh), "true");
    EXPECT_EQ(displayText(flag, std::int64_t{1}, zh), "是");
    EXPECT_EQ(displayText(flag, std::int64_t{0}, en), "no");
    const Field& roles = fieldOf(Kind::client, "roles");
    EXPECT_EQ(displayText(roles, "advertiser,channel", zh), "广告主、渠道商");
    EXPECT_EQ(displayText(roles, "advertiser,channel", en), "Advertiser, Channel");
    EXPECT_EQ(displayText(fieldOf(Kind::client, "industry"), items[0], en), "Beauty");
    EXPECT_EQ(machineText(fieldOf(Kind::client, "industry"), items[0], en), "美妆");
    const std::vector<RecordId> tags{tag, tag};
    EXPECT_EQ(machineTags(tags, names), "双11,双11");
    EXPECT_EQ(displayTags(tags, names, Language::zh), "双11、双11");
}

TEST_F(FieldText, ReadsWhatOfficesWrite) {
    ParseContext context;
    context.names = &names;
    EXPECT_EQ(parseText(fieldOf(Kind::order, "amount"), "￥3万", context).value(), Value{std::int64_t{3'000'000}});
    EXPECT_EQ(parseText(fieldOf(Kind::order, "amount"), "(500)", context).value(), Value{std::int64_t{-50'000}});
    EXPECT_EQ(parseText(fieldOf(Kind::order, "date"), "2025年3月9日 10:30", context).value(), Value{"2025-03-09"});
    EXPECT_EQ(parseText(fieldOf(Kind::order, "currency"), "人民币", context).value(), Value{"CNY"});
    EXPECT_EQ(parseText(fieldOf(Kind::order, "currency"), " usd", context).value(), Value{"USD"});
    EXPECT_EQ(parseText(fieldOf(Kind::client, "roles"), "渠道商；Advertiser", context).value(),
              Value{"advertiser,channel"});
    EXPECT_EQ(parseText(fieldOf(Kind::client, "owner"), "ＺＨＡＮＧ wei", context).value(), Value{person});
    EXPECT_EQ(parseText(fieldOf(Kind::order, "client"), "Acme(上海) ", context).value(), Value{client});
    EXPECT_FALSE(parseText(fieldOf(Kind::order, "client"), "acme(上海)", context));  // case counts in a client's name
    EXPECT_EQ(parseText(fieldOf(Kind::client, "city"), " 上\n海 ", context).value(), Value{"上 海"});
    EXPECT_EQ(parseText(fieldOf(Kind::client, "notes"), "a\r\nb\rc", context).value(), Value{"a\nb\nc"});
}

TEST_F(FieldText, RefusesWhatItCannotUse) {
    ParseContext context;
    context.names = &names;
    const auto kindOf = [&](Kind kind, const char* field, const char* text) {
        const auto value = parseText(fieldOf(kind, field), text, context);
        return value ? std::string("accepted") : std::string(errorKindName(value.error().kind()));
    };
    EXPECT_EQ(kindOf(Kind::client, "growth_potential", "6"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::client, "growth_potential", "0"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::client, "credit_grade", "E"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::client, "roles", "advertiser, nobody"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::client, "key_account", "perhaps"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::client, "industry", "unheard of"), "not_found");
    EXPECT_EQ(kindOf(Kind::order, "date", "2025-02-30"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::order, "date", "03/04/2025"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::order, "amount", "4,25"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::order, "amount", "USD 5"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::order, "currency", "dollars"), "invalid_value");
    // Sums of what is accepted stay within 64 bits; a rate of nothing would turn sales into nothing.
    EXPECT_EQ(kindOf(Kind::order, "amount", "92233720368547758.07"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::order, "amount", "9999999999999.99"), "accepted");
    EXPECT_EQ(kindOf(Kind::rate, "rate", "0"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::rate, "rate", "-1"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::rate, "rate", "0.0000000001"), "invalid_value");
    EXPECT_EQ(kindOf(Kind::rate, "rate", "7.12"), "accepted");
}

TEST_F(FieldText, NamesThatDifferInCaseAloneAreToldApart) {
    NameBook book;
    book.add(Kind::tag, 1, "VIP");
    book.add(Kind::tag, 2, "vip");
    EXPECT_EQ(book.find(Kind::tag, "VIP"), RecordId{1});
    EXPECT_EQ(book.find(Kind::tag, "vip"), RecordId{2});
    EXPECT_EQ(book.find(Kind::tag, "Vip"), std::nullopt);
    EXPECT_EQ(splitNames(" a, b；a、c||\n d "), (std::vector<std::string>{"a", "b", "c", "d"}));
}

}  // namespace
}  // namespace meike
