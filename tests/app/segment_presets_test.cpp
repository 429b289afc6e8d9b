// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segment_presets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "app/demo.h"
#include "app/session.h"
#include "app/words/rule_sentence.h"
#include "exchange/rule_json.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

TEST(SegmentPresets, EveryOneIsAWholeRuleWithASentence) {
    std::set<std::string_view> keys;
    for (const SegmentPreset& preset : segmentPresets()) {
        EXPECT_TRUE(keys.insert(preset.key).second) << preset.key;
        const Rule rule = presetRule(preset);
        EXPECT_TRUE(validate(rule)) << preset.key << ": " << validate(rule).error().what();
        EXPECT_FALSE(ruleSentence(rule, {}).empty());
        EXPECT_FALSE(preset.serves.zh.empty());
        EXPECT_FALSE(preset.serves.en.empty());
    }
}

TEST(SegmentPresets, NoTwoAskTheSame) {
    std::map<std::string, std::string_view> keys;
    for (const SegmentPreset& preset : segmentPresets()) {
        const auto [at, fresh] = keys.emplace(ruleJson(presetRule(preset)), preset.key);
        EXPECT_TRUE(fresh) << preset.key << " and " << at->second;
    }
}

/// The demo agency with everything computed.
class SegmentPresetsOfTheDemo : public ::testing::Test {
protected:
    SegmentPresetsOfTheDemo() {
        NoProgress quiet;
        session->runJob([](Workspace& workspace, Progress& progress,
                           const std::stop_token& stop) { fillDemo(workspace, Language::zh, progress, stop); },
                        quiet);
        session->settle();
        reader = session->openReader();
    }
    std::set<RecordId> found(const Rule& rule) {
        ClientQuery query;
        query.rule = rule;
        query.asOf = session->clock().today();
        const auto ids = queryClientIds(*reader, query);
        return {ids.begin(), ids.end()};
    }

    const test::TemporaryFolder folder;
    const FixedClock clock{valueOrThrow(parseIsoDate("2026-11-22"))};
    std::unique_ptr<Session> session = Session::create(folder / "demo.meike", "CNY", clock);
    std::unique_ptr<Database> reader;
};

/// A preset that finds nobody among 400 plausible clients would be a rule that can find nobody.
TEST_F(SegmentPresetsOfTheDemo, EveryOneFindsSomeAndNotAll) {
    const auto all = found({}).size();
    for (const SegmentPreset& preset : segmentPresets()) {
        const auto number = found(presetRule(preset)).size();
        EXPECT_GT(number, 0U) << preset.key;
        EXPECT_LT(number, all) << preset.key;
    }
}

/// What the titles promise, told once more without rules: by what stands in the file.
TEST_F(SegmentPresetsOfTheDemo, TheyFindWhatTheirTitlesSay) {
    const auto everybody = found({});
    const std::vector<RecordId> ids(everybody.begin(), everybody.end());
    const auto rows = readClientRows(*reader, ids);
    const meike::Field* first = kindRow(Kind::client).fields.data();
    const auto value = [&](const ClientRow& row, const char* key) {
        return row.values[static_cast<std::size_t>(&fieldOf(Kind::client, key) - first)];
    };
    const auto key = [&](const ClientRow& row, const char* field) { return textOrEmpty(value(row, field)); };
    const auto number = [&](const ClientRow& row, const char* field) { return integerOr(value(row, field), -1); };
    const auto isOne = [](const std::string& text, const std::set<std::string>& of) { return of.count(text) > 0; };
    const auto any = [&](Kind kind, const ClientRow& row, const std::function<bool(const Record&)>& fits) {
        for (const RecordId id : findRecords(*reader, kind, "client", Value{row.id}))
            if (fits(*readRecord(*reader, kind, id))) return true;
        return false;
    };
    const std::string today = "2026-11-22";
    std::vector<std::int64_t> values;
    for (const ClientRow& row : rows)
        if (!isEmpty(value(row, "clv"))) values.push_back(number(row, "clv"));
    std::sort(values.rbegin(), values.rend());
    ASSERT_GT(values.size(), 100U);
    const std::int64_t fifth = values[(values.size() + 4) / 5 - 1];

    using Says = std::function<bool(const ClientRow&)>;
    const std::set<std::string> important{"core", "key"};
    const std::map<std::string, Says> titles = {
        {"unmet_needs",
         [&](const ClientRow& row) {
             return any(Kind::need, row, [](const Record& need) {
                 return need.text("kind") == "unmet" && need.integer("must_have") == 1;
             });
         }},
        {"core_and_key", [&](const ClientRow& row) { return isOne(key(row, "tier"), important); }},
        {"abc_a", [&](const ClientRow& row) { return key(row, "abc") == "a"; }},
        {"growth_potential",
         [&](const ClientRow& row) {
             return number(row, "growth_potential") >= 4 && isOne(key(row, "tier"), {"growth", "general"});
         }},
        {"frequent_large", [&](const ClientRow& row) { return key(row, "behaviour") == "frequent_large"; }},
        {"infrequent_large", [&](const ClientRow& row) { return key(row, "behaviour") == "infrequent_large"; }},
        {"drowsy",
         [&](const ClientRow& row) {
             return isOne(key(row, "dormancy"), {"drowsy", "half_asleep"});
         }},
        {"asleep_valuable",
         [&](const ClientRow& row) { return key(row, "dormancy") == "asleep" && number(row, "orders") >= 3; }},
        {"rfm_champions",
         [&](const ClientRow& row) {
             return isOne(key(row, "rfm_class"), {"champion", "loyal"});
         }},
        {"at_risk",
         [&](const ClientRow& row) { return key(row, "stage") == "at_risk" && isOne(key(row, "tier"), important); }},
        {"first_time",
         [&](const ClientRow& row) {
             // More than 30 days before 22 November.
             return key(row, "stage") == "first_time" && key(row, "last_order") < "2026-10-23";
         }},
        {"loyal", [&](const ClientRow& row) { return key(row, "stage") == "loyal"; }},
        {"returned", [&](const ClientRow& row) { return key(row, "stage") == "returned"; }},
        {"prospects", [&](const ClientRow& row) { return key(row, "stage") == "prospect"; }},
        {"ad_budget",
         [&](const ClientRow& row) {
             return isOne(key(row, "ad_budget"), {"10m_50m", "over_50m"});
         }},
        {"in_force",
         [&](const ClientRow& row) {
             return any(Kind::order, row, [&](const Record& order) {
                 return order.text("date") <= today && !order.text("service_start").empty() &&
                        order.text("service_start") <= today && order.text("service_end") >= today;
             });
         }},
        {"expiring",
         [&](const ClientRow& row) {
             std::string end;
             any(Kind::order, row, [&](const Record& order) {
                 if (order.text("date") <= today) end = std::max(end, order.text("service_end"));
                 return false;
             });
             return end >= today && end < "2027-01-21";  // 60 days, today included
         }},
        {"no_contact",
         [&](const ClientRow& row) {
             return isOne(key(row, "tier"), important) && !any(Kind::interaction, row, [&](const Record& call) {
                        return call.text("date") > "2026-09-23" && call.text("date") <= today;
                    });
         }},
        {"overdue", [&](const ClientRow& row) { return number(row, "overdue") > 0; }},
        {"unhappy",
         [&](const ClientRow& row) {
             return any(Kind::survey, row, [&](const Record& survey) {
                 return survey.text("date") > "2026-05-26" && survey.text("date") <= today &&
                        survey.integer("score") <= (survey.text("metric") == "csat" ? 2 : 6);
             });
         }},
    };
    for (const SegmentPreset& preset : segmentPresets()) {
        const auto title = titles.find(std::string(preset.key));
        if (title == titles.end()) continue;
        std::set<RecordId> expected;
        for (const ClientRow& row : rows)
            if (title->second(row)) expected.insert(row.id);
        EXPECT_EQ(found(presetRule(preset)), expected) << preset.key;
    }
    for (const auto& [preset, says] : titles)
        EXPECT_TRUE(std::any_of(segmentPresets().begin(), segmentPresets().end(), [&](const SegmentPreset& row) {
            return row.key == preset;
        })) << preset;
    // A fifth of those that have a value, ties included.
    ASSERT_LT(values.size(), rows.size()) << "clients without a value must not count";
    for (const SegmentPreset& preset : segmentPresets()) {
        if (preset.key != "clv_top") continue;
        std::set<RecordId> expected;
        for (const ClientRow& row : rows)
            if (!isEmpty(value(row, "clv")) && number(row, "clv") >= fifth) expected.insert(row.id);
        EXPECT_EQ(found(presetRule(preset)), expected);
    }
}

}  // namespace
}  // namespace meike
