// SPDX-License-Identifier: GPL-3.0-or-later
// Every choice that the engine reads, from what a person enters to what the engine makes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "app/field_text.h"
#include "app/import.h"
#include "app/score_book.h"
#include "domain/choices.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class EngineChoices : public ::testing::Test {
protected:
    void importCsv(Kind kind, const std::string& text) {
        ImportPlan plan;
        plan.kind = kind;
        plan.createMissingClients = true;
        plan.file = folder / "in.csv";
        std::ofstream(plan.file, std::ios::binary) << "\xEF\xBB\xBF" << text;
        NoProgress quiet;
        const ImportReport report = runImport(*workspace, plan, quiet);
        ASSERT_EQ(report.rejected, 0) << text;
    }
    RecordId client(const std::string& name) {
        return findRecords(workspace->database(), Kind::client, "name", Value{name}).at(0);
    }
    Scores scores() {
        book = ScoreBook();
        book.load(workspace->database());
        return book.scoreWithoutForecast(ScoringProfile(), clock.today());
    }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "c.meike", "CNY", clock);
    ScoreBook book;
};

/// How people write one choice: its key, or its label in either language.
std::vector<std::string> spellings(const Choice& choice) {
    return {std::string(choice.key), std::string(choice.label.zh), std::string(choice.label.en)};
}

std::span<const Choice> choicesOf(const char* field) { return fieldOf(Kind::client, field).choices; }

TEST_F(EngineChoices, EveryChoiceOfEveryFieldIsReadInEverySpelling) {
    int walked = 0;
    for (const KindRow& kind : kindTable())
        for (const Field& field : kind.fields) {
            if (field.source == FieldSource::score) continue;  // nobody enters these
            for (const Choice& choice : field.choices)
                for (const std::string& text : spellings(choice)) {
                    const auto value = parseText(field, text, {});
                    ASSERT_TRUE(value) << kind.key << '.' << field.key << ' ' << text;
                    EXPECT_EQ(*value, Value{std::string(choice.key)}) << kind.key << '.' << field.key << ' ' << text;
                    ++walked;
                }
        }
    EXPECT_GT(walked, 150);
}

TEST_F(EngineChoices, EveryCreditGradeCountsHoweverItIsEntered) {
    const ScoringProfile profile;
    ASSERT_EQ(choicesOf("credit_grade").size(), profile.risk.creditPoints.size());
    std::string clients = "客户名称,信用等级\n";
    std::string orders = "客户,日期,合同金额\n";
    int made = 0;
    std::vector<std::pair<std::string, std::size_t>> expected;
    for (std::size_t grade = 0; grade < choicesOf("credit_grade").size(); ++grade)
        for (const std::string& text : spellings(choicesOf("credit_grade")[grade])) {
            const std::string name = "客户" + std::to_string(++made);
            clients.append(name).append(",").append(text).append("\n");
            orders.append(name).append(",2026-03-09,1000\n");
            expected.emplace_back(name, grade);
        }
    importCsv(Kind::client, clients);
    importCsv(Kind::order, orders);
    const Scores now = scores();
    std::set<int> valueScores;
    for (const auto& [name, grade] : expected) {
        const auto why = book.explain(now, client(name), false);
        ASSERT_TRUE(why);
        EXPECT_EQ(why->risk.creditRisk, 100 * profile.risk.creditPoints[grade]) << name;
        EXPECT_EQ(classRow(why->risk.credit).key, choicesOf("credit_grade")[grade].key) << "and back";
        valueScores.insert(why->valueScore);
    }
    EXPECT_EQ(valueScores.size(), profile.risk.creditPoints.size()) << "every grade scores differently";
}

TEST_F(EngineChoices, EveryStageAndTierSetByHandHolds) {
    std::string clients = "客户名称,人工阶段,人工等级\n";
    std::string orders = "客户,日期,合同金额\n";
    std::vector<std::array<std::string, 3>> expected;
    const auto add = [&](const std::string& stage, std::string_view stageKey, const std::string& tier,
                         std::string_view tierKey) {
        const std::string name = "客户" + std::to_string(expected.size());
        clients.append(name).append(",").append(stage).append(",").append(tier).append("\n");
        orders.append(name).append(",2026-03-09,1000\n");
        expected.push_back({name, std::string(stageKey), std::string(tierKey)});
    };
    for (const Choice& stage : choicesOf("stage_override"))
        for (const std::string& text : spellings(stage)) add(text, stage.key, "", "");
    for (const Choice& tier : choicesOf("tier_override"))
        for (const std::string& text : spellings(tier)) add("", "", text, tier.key);
    importCsv(Kind::client, clients);
    importCsv(Kind::order, orders);
    const Scores now = scores();
    for (const auto& [name, stage, tier] : expected) {
        const engine::ClientIndex at = *now.indexOf(client(name));
        const ClientScore row = now.row(at);
        if (!stage.empty()) {
            EXPECT_EQ(row.values[scoreFieldIndex("stage")], Value{stage}) << name;
            EXPECT_EQ(now.assessment.stageReason[at], StageReason::overridden) << stage;
        }
        if (!tier.empty()) {
            EXPECT_EQ(row.values[scoreFieldIndex("tier")], Value{tier}) << name;
        }
    }
}

TEST_F(EngineChoices, OnlyARunningProjectKeepsAClientAwake) {
    std::string orders = "客户,日期,合同金额\n";
    const Field& statusField = fieldOf(Kind::project, "status");
    std::vector<std::string> statuses;
    std::vector<std::pair<std::string, bool>> expected;
    for (const Choice& status : statusField.choices)
        for (const std::string& text : spellings(status)) {
            const std::string name = "客户" + std::to_string(expected.size());
            orders.append(name).append(",2025-01-01,1000\n");
            statuses.push_back(text);
            expected.emplace_back(name, status.key == "running");
        }
    importCsv(Kind::order, orders);
    workspace->edit({"add", {}}, [&](Edit& edit) {
        for (std::size_t i = 0; i < statuses.size(); ++i)
            edit.insert(Record(Kind::project)
                            .set("client", client(expected[i].first))
                            .set("name", std::string("项目"))
                            .set("start", std::string("2025-01-01"))
                            .set("status", parseText(statusField, statuses[i], {}).value()));
    });
    const Scores now = scores();
    for (const auto& [name, running] : expected) {
        const engine::ClientIndex at = *now.indexOf(client(name));
        EXPECT_EQ(now.assessment.recency[at] == 0, running) << name;
        EXPECT_EQ(now.assessment.dormancy[at] == Dormancy::none, running) << name;
        EXPECT_EQ(now.assessment.stage[at], running ? Stage::first_time : Stage::churned) << name;
    }
}

}  // namespace
}  // namespace meike
