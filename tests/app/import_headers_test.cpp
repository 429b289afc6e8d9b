// SPDX-License-Identifier: GPL-3.0-or-later
// Headers as people and other programs write them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "app/import.h"
#include "base/unicode.h"

namespace meike {
namespace {

std::vector<std::string> linesOf(const std::string& name) {
    std::ifstream file(std::string(MEIKE_TEST_DATA_DIR) + "/headers/" + name, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line[0] != '#') lines.push_back(line);
    return lines;
}

std::string quotedCell(std::string text) {
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, 1, '"');
    return '"' + text + '"';
}

std::unique_ptr<TableSource> sourceWith(const std::vector<std::string>& headers) {
    std::string line;
    for (const std::string& header : headers) line += (line.empty() ? "" : ",") + quotedCell(header);
    TableOptions options;
    options.header = true;
    options.delimiter = ',';
    return valueOrThrow(TableSource::fromBytes(line + "\n", options));
}

/// The fields that the headers are read as; empty where they are none.
std::vector<std::string> fieldsOf(const std::vector<std::string>& headers, Kind kind) {
    std::vector<std::string> fields(headers.size());
    for (const ImportColumn& column : suggestMapping(*sourceWith(headers), kind)) fields[column.column] = column.field;
    return fields;
}

TEST(ImportHeaders, EverySpellingOfAKindIsKnown) {
    const std::map<Kind, std::size_t> most = {{Kind::client, 200},      {Kind::contact, 200},    {Kind::order, 200},
                                              {Kind::project, 200},     {Kind::receivable, 200}, {Kind::receipt, 200},
                                              {Kind::interaction, 200}, {Kind::need, 100},       {Kind::complaint, 100},
                                              {Kind::survey, 100},      {Kind::task, 100},       {Kind::rate, 40}};
    for (const auto& [kind, least] : most) {
        std::size_t count = 0;
        for (const std::string& line : linesOf(std::string(kindName(kind)) + ".txt")) {
            const std::size_t colon = line.find(": ");
            const std::string field = line.substr(0, colon);
            std::string rest = line.substr(colon + 2);
            while (!rest.empty()) {
                const std::size_t bar = rest.find(" | ");
                const std::string header = rest.substr(0, bar);
                rest = bar == std::string::npos ? "" : rest.substr(bar + 3);
                ++count;
                EXPECT_EQ(fieldsOf({header}, kind)[0], field) << kindName(kind) << ": " << header;
            }
        }
        EXPECT_GE(count, least) << kindName(kind);
    }
}

TEST(ImportHeaders, NoNameIsOfTwoFieldsUnlessOneIsNeeded) {
    for (const Kind kind : importableKinds()) {
        std::map<std::string, std::vector<const ImportField*>> owners;
        const auto fields = importFields(kind);
        for (const ImportField& field : fields) {
            std::set<std::string> names;
            std::string rest = field.aliases + "|" + std::string(field.label.zh) + "|" + std::string(field.label.en);
            while (!rest.empty()) {
                const std::size_t bar = rest.find('|');
                const std::string name = normalisedHeader(rest.substr(0, bar));
                rest = bar == std::string::npos ? "" : rest.substr(bar + 1);
                if (!name.empty() && names.insert(name).second) owners[name].push_back(&field);
            }
        }
        for (const auto& [name, all] : owners) {
            if (all.size() < 2) continue;
            // The contact's columns count only where there is a contact, and then before the client's own.
            const bool beside =
                std::any_of(all.begin(), all.end(), [&](const ImportField* field) { return field->kind != kind; });
            const bool needed =
                std::any_of(all.begin(), all.end(), [](const ImportField* field) { return field->required; });
            EXPECT_TRUE(beside || needed)
                << kindRow(kind).key << ": " << name << " is " << all[0]->key << " and " << all[1]->key;
        }
    }
}

TEST(ImportHeaders, RowsOfOtherProgramsAreReadAndTheirKindIsGuessed) {
    struct System {
        std::string name;
        std::string kind;
        std::vector<std::string> headers;
        std::vector<std::string> fields;
    };
    std::vector<System> systems;
    for (const std::string& line : linesOf("systems.txt")) {
        if (line[0] == '@') {
            const std::size_t colon = line.find(": ");
            systems.push_back({line.substr(2, colon - 2), line.substr(colon + 2), {}, {}});
            continue;
        }
        const std::size_t bar = line.find(" |");
        systems.back().headers.push_back(line.substr(0, bar));
        systems.back().fields.emplace_back(trimmed(line.substr(bar + 2)));
    }
    ASSERT_GE(systems.size(), 30u);
    for (const System& system : systems) {
        const Kind kind = findKind(system.kind)->kind;
        const auto fields = fieldsOf(system.headers, kind);
        for (std::size_t i = 0; i < fields.size(); ++i)
            EXPECT_EQ(fields[i], system.fields[i]) << system.name << ": " << system.headers[i];
        const auto guesses = guessImportKind(system.headers);
        ASSERT_FALSE(guesses.empty()) << system.name;
        EXPECT_EQ(kindRow(guesses.front().kind).key, system.kind) << system.name;
        EXPECT_EQ(betterKind(system.headers, kind), std::nullopt) << system.name;
    }
}

TEST(ImportHeaders, TheLikelierNameWinsWhereverItStandsAndTheOtherIsTold) {
    std::vector<RivalColumn> rivals;
    const auto source = sourceWith({"付款时间", "客户编码", "签约日期", "客户名称", "金额", "合同金额", "合同金额"});
    std::map<std::string, std::size_t> columns;
    for (const ImportColumn& column : suggestMapping(*source, Kind::order, &rivals))
        columns[column.field] = column.column;
    EXPECT_EQ(columns, (std::map<std::string, std::size_t>{{"date", 2}, {"client", 3}, {"amount", 5}}));
    std::map<std::size_t, std::pair<std::string, bool>> told;
    for (const RivalColumn& rival : rivals) told[rival.column] = {rival.field, rival.equal};
    EXPECT_EQ(told, (std::map<std::size_t, std::pair<std::string, bool>>{
                        {0, {"date", false}}, {1, {"client", false}}, {4, {"amount", false}}, {6, {"amount", true}}}));
    // An id is a code beside a name, and the name where there is none.
    EXPECT_EQ(fieldsOf({"Customer ID", "Customer Name"}, Kind::client), (std::vector<std::string>{"code", "name"}));
    EXPECT_EQ(fieldsOf({"Customer ID", "City"}, Kind::client), (std::vector<std::string>{"name", "city"}));
    // Without a contact its phone is the client's.
    EXPECT_EQ(fieldsOf({"客户名称", "手机"}, Kind::client), (std::vector<std::string>{"name", "phone"}));
    EXPECT_EQ(fieldsOf({"客户名称", "联系人", "手机"}, Kind::client),
              (std::vector<std::string>{"name", "contact.name", "contact.mobile"}));
    // What nobody sees changes no name.
    EXPECT_EQ(fieldsOf({"\xE2\x80\x8B"
                        "客户\xC2\xA0名称\xEF\xBB\xBF"},
                       Kind::client),
              (std::vector<std::string>{"name"}));
}

TEST(ImportHeaders, AnotherKindIsNamedWhereItFitsBetter) {
    const std::vector<std::string> ledger = {"客户名称", "签约日期", "合同金额", "合同编号"};
    EXPECT_EQ(betterKind(ledger, Kind::client), Kind::order);
    EXPECT_EQ(betterKind(ledger, Kind::order), std::nullopt);
    EXPECT_EQ(betterKind(std::vector<std::string>{"客户", "回款日期", "回款金额"}, Kind::order), Kind::receipt);
    EXPECT_EQ(betterKind(std::vector<std::string>{"甲乙丙", "丁"}, Kind::order), std::nullopt);
    EXPECT_EQ(betterKind(std::vector<std::string>{"client", "date", "amount"}, Kind::order), std::nullopt);
    EXPECT_EQ(guessImportKind(std::vector<std::string>{"client", "date", "amount"}).front().kind, Kind::order);
    EXPECT_TRUE(guessImportKind(std::vector<std::string>{"甲乙丙", ""}).empty());
}

}  // namespace
}  // namespace meike
