// SPDX-License-Identifier: GPL-3.0-or-later
// Forms and imports draw the same line, for every field that has one.
#include "app/field_range.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/field_text.h"
#include "app/records/record_check.h"
#include "app/words/error_words.h"
#include "base/money.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

TEST(FieldRange, NoFieldOfAnyKindTakesWhatLiesOutside) {
    const test::TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "w.meike", "CNY");
    int checked = 0;
    const auto refused = [&](Kind kind, const Field& field, const Value& value, const std::string& typed) {
        ++checked;
        Record record(kind);
        record.set(field.key, value);
        bool found = false;
        for (const FieldProblem& problem : checkRecord(workspace->database(), record))
            found = found || problem.field == field.key;
        EXPECT_TRUE(found) << kindRow(kind).key << '.' << field.key << " takes " << typed << " from a form";
        ParseContext context;
        EXPECT_FALSE(parseText(field, typed, context))
            << kindRow(kind).key << '.' << field.key << " takes " << typed << " as text";
    };
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            if (field.source != FieldSource::column) continue;
            if (field.type == FieldType::integer || field.type == FieldType::decimal) {
                if (field.minimum == 0 && field.maximum == 0) continue;
                for (const std::int64_t number : {field.minimum - 1, field.maximum + 1})
                    refused(row.kind, field, Value{number}, plainAmount(number, field.scale));
                EXPECT_FALSE(outOfRange(field, Value{field.minimum}));
                EXPECT_FALSE(outOfRange(field, Value{field.maximum}));
            } else if (field.type == FieldType::money) {
                for (const std::int64_t number : {1'000'000'000'000'001, -1'000'000'000'000'001})
                    refused(row.kind, field, Value{number}, plainAmount(number, 2));
                EXPECT_FALSE(outOfRange(field, Value{std::int64_t{1'000'000'000'000'000}}));
            } else if (field.type == FieldType::date) {
                for (const char* day : {"1899-12-31", "2200-01-01", "0202-05-01", "2026-02-30"})
                    refused(row.kind, field, Value{std::string(day)}, day);
                EXPECT_FALSE(outOfRange(field, Value{std::string("2026-11-30")}));
            } else if (field.type == FieldType::boolean) {
                refused(row.kind, field, Value{std::int64_t{2}}, "2");
            }
        }
    EXPECT_GT(checked, 60);
}

TEST(FieldRange, SaysTheLimitsAsPeopleWriteThem) {
    const auto rate = outOfRange(fieldOf(Kind::rate, "rate"), Value{std::int64_t{0}});
    ASSERT_TRUE(rate);
    EXPECT_EQ(errorWords(*rate, Language::en), "not between 0.000000001 and 1000000");
    const auto day = outOfRange(fieldOf(Kind::order, "date"), Value{std::string("0202-05-01")});
    ASSERT_TRUE(day);
    EXPECT_EQ(errorWords(*day, Language::zh), "不在 1900-01-01 到 2199-12-31 之间");
}

}  // namespace
}  // namespace meike
