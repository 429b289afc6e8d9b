// SPDX-License-Identifier: GPL-3.0-or-later
// Every field of every kind by the command line alone: fields of one's own added, records added, listed, changed,
// taken out and removed; and all of it undone.
#include <gtest/gtest.h>

#include "app/import.h"
#include "tests/cli/cli_fixture.h"
#include "tests/support/every_field.h"

namespace meike::cli {
namespace {

class EveryFieldCli : public Cli, public ::testing::WithParamInterface<Kind> {
protected:
    void SetUp() override { ASSERT_EQ(run({"new", path("a.meike")}).code, 0); }
    Outcome records(std::string_view kind, const std::string& action, const std::vector<std::string>& more) {
        std::vector<std::string> all{"records", path("a.meike"), std::string(kind), action};
        all.insert(all.end(), more.begin(), more.end());
        return run(all);
    }
    std::string add(std::string_view kind, const std::vector<std::pair<std::string, std::string>>& values) {
        std::vector<std::string> more{"--format", "json"};
        for (const auto& [key, value] : values) {
            more.emplace_back("--set");
            more.push_back(key + "=" + value);
        }
        const Outcome outcome = records(kind, "add", more);
        EXPECT_EQ(outcome.code, 0) << kind << ": " << outcome.err;
        ++m_steps;
        return outcome.code == 0 ? std::string(Json::parse(outcome.out).at("id")) : std::string();
    }
    static std::string plain(const Json& cell) {
        if (cell.is_null()) return {};
        if (cell.is_string()) return cell;
        if (cell.is_object()) return cell.at("name");
        if (cell.is_array()) {
            std::string joined;
            for (const Json& each : cell) joined += (joined.empty() ? "" : ",") + plain(each);
            return joined;
        }
        return cell.dump();
    }

    int m_steps = 0;
};

TEST_P(EveryFieldCli, IsSetListedTakenOutAndUndone) {
    const KindRow& row = kindRow(GetParam());
    const std::string before = digestBesideRegister();
    add("clients", {{"name", std::string(test::kOwner)}});
    add("people", {{"name", "同事0"}});
    for (const auto& [pointed, name] : test::kPointedTo) {
        std::vector<std::pair<std::string, std::string>> values{
            {std::string(kindRow(pointed).nameField), std::string(name)}};
        if (isRelated(pointed)) values.emplace_back("client", test::kOwner);
        if (pointed == Kind::order) values.insert(values.end(), {{"date", "2026-01-01"}, {"amount", "1"}});
        if (pointed == Kind::playbook) values.emplace_back("rule", test::kEverybody);
        if (pointed == Kind::account_plan) values.emplace_back("start", "2026-01-01");
        if (pointed == Kind::framework_contract)
            values.insert(values.end(), {{"start", "2026-01-01"}, {"finish", "2026-12-31"}, {"committed", "1"}});
        add(kindRow(pointed).key, values);
    }
    struct Cell {
        const Field* field;
        std::string key, typed, read;
    };
    std::vector<Cell> cells;
    for (const Field& field : row.fields) {
        if (test::isLeftOut(test::kNotByCommand, GetParam(), field)) continue;
        const auto [typed, machine] = test::everyCell(GetParam(), field, 0);
        ASSERT_NE(typed, "") << field.key << ": say what it may hold (every_field.h), or why it is not set here";
        cells.push_back({&field, std::string(field.key), typed, machine});
        if (field.type == FieldType::pick) add("pick_items", {{"list", std::string(field.target)}, {"name", typed}});
    }
    if (test::takesCustomFields(GetParam()))
        for (const Choice& type : customFieldTypes()) {
            const std::string id = add("custom_fields", {{"kind", std::string(row.key)},
                                                         {"name", "自定义" + std::string(type.label.zh)},
                                                         {"type", std::string(type.key)},
                                                         {"scale", "2"},
                                                         {"options", "甲、乙、丙"}});
            const Json made = Json::parse(records("custom_fields", "show", {"--id", id, "--format", "json"}).out);
            const std::string key = made.at(0).at("key");
            const Field* field = findCustomField(GetParam(), key);
            ASSERT_NE(field, nullptr) << type.key;
            const auto [typed, machine] = test::everyCell(GetParam(), *field, 0);
            cells.push_back({field, key, typed, machine});
        }
    std::vector<std::pair<std::string, std::string>> values;
    std::string columns;
    for (const Cell& cell : cells) {
        values.emplace_back(cell.key, cell.typed);
        columns += (columns.empty() ? "" : ",") + cell.key;
    }
    const std::string id = add(row.key, values);
    const Outcome shown =
        records(row.key, "show", {"--id", id, "--columns", columns, "--format", "json", "--purpose", "测试"});
    ASSERT_EQ(shown.code, 0) << shown.err;
    const Json record = Json::parse(shown.out).at(0);
    for (const Cell& cell : cells) {
        const std::string read = plain(record.at(cell.key));
        if (record.at(cell.key).is_number()) {
            EXPECT_DOUBLE_EQ(std::stod(read), std::stod(cell.read)) << cell.key;
        } else {
            EXPECT_EQ(read, cell.read) << cell.key;
        }
    }
    // Changed by the same texts it stays what it is; a file says the same.
    std::vector<std::string> again{"--id", id};
    for (const auto& [key, value] : values) again.insert(again.end(), {"--set", key + "=" + value});
    const Outcome same = records(row.key, "set", again);
    EXPECT_EQ(same.code, 0) << same.err;
    EXPECT_NE(same.out.find("nothing to change"), std::string::npos) << same.out;
    const Outcome taken =
        records(row.key, "list", {"--columns", columns, "--output", path("out.csv"), "--purpose", "测试"});
    EXPECT_EQ(taken.code, 0) << taken.err;
    EXPECT_NE(read("out.csv").find(cells.back().read), std::string::npos);
    // The notes of what was taken out stay.
    for (int i = 0; i < m_steps && digestBesideRegister() != before; ++i)
        EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(digestBesideRegister(), before);
}

std::vector<Kind> writtenKinds() {
    std::vector<Kind> kinds;
    for (const KindRow& row : kindTable())
        if (!test::isLeftOut(test::kNotByCommand, row.kind)) kinds.push_back(row.kind);
    return kinds;
}

INSTANTIATE_TEST_SUITE_P(EveryKind, EveryFieldCli, ::testing::ValuesIn(writtenKinds()),
                         [](const auto& kind) { return std::string(kindRow(kind.param).key); });

}  // namespace
}  // namespace meike::cli
