// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of every import, whatever is in the file.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "app/import.h"
#include "app/score_book.h"
#include "exchange/csv_writer.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/synthetic_orders.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

/// Drawn once per case: cells are many, and RapidCheck's own generators would keep every one of them for shrinking.
test::Numbers numbersOf() {
    return test::Numbers(*rc::gen::noShrink(rc::gen::resize(100, rc::gen::arbitrary<std::uint64_t>())));
}

template <class T>
const T& oneOf(test::Numbers& numbers, const std::vector<T>& values) {
    return values[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(values.size())))];
}

/// A cell as files have them: mostly what the field wants, sometimes anything.
std::string randomCell(const ImportField& field, test::Numbers& numbers) {
    const auto pick = [&](const std::vector<std::string>& texts) { return oneOf(numbers, texts); };
    if (numbers.chance(5)) {
        std::string bytes;
        for (std::int64_t i = numbers.below(12); i > 0; --i) bytes += static_cast<char>(numbers.below(256));
        return bytes;
    }
    if (numbers.chance(10)) return pick({"", " ", "　", "?", "\"", ";,|", "=1+1", "=cmd", "ａ", "two\nlines"});
    if (field.key == "client" || field.key == "name") return pick({"甲", "乙", "Ｃo", "Co", "co", "D1", "甲 "});
    if (field.key == "currency") return pick({"CNY", "usd", "JPY", "元", "XX"});
    switch (field.type) {
        case FieldType::money:
        case FieldType::decimal:
        case FieldType::integer:
            return pick({"1", "2.5", "-3", "1,234.50", "3万", "(500)", "4", "99999999999999999999", "1,5"});
        case FieldType::date:
            return pick({"2025-01-02", "20250103", "2025/1/4", "2025年1月5日", "2025-02-30", "45000"});
        case FieldType::boolean:
            return pick({"是", "no", "1", "maybe"});
        case FieldType::choice:
        case FieldType::choices:
            return std::string(field.field->choices[static_cast<std::size_t>(numbers.below(2))].label.zh);
        default:
            return pick({"D1", "D2", "张伟", "美妆", "甲"});
    }
}

std::string randomFile(Kind kind, test::Numbers& numbers) {
    CsvWriteOptions options;
    options.crlf = numbers.chance(50);
    options.delimiter = oneOf<char>(numbers, {',', ';', '\t'});
    std::vector<ImportField> fields;
    for (const ImportField& field : importFields(kind))
        if (field.required || numbers.chance(30)) fields.push_back(field);
    std::string text;
    std::vector<std::string> cells;
    const auto append = [&] {
        appendCsvRow(text, std::vector<std::string_view>(cells.begin(), cells.end()), {}, options);
    };
    for (const ImportField& field : fields) cells.push_back(field.key);
    append();
    for (std::int64_t row = numbers.below(25); row > 0; --row) {
        cells.clear();
        for (const ImportField& field : fields) cells.push_back(randomCell(field, numbers));
        if (numbers.chance(5)) cells.emplace_back("extra");
        append();
        if (numbers.chance(4)) text += "\"stray quote" + std::string(1, options.delimiter) + "x\n";
    }
    return text;
}

RC_GTEST_PROP(ImportProperty, EveryRowHasOneFateAndUndoTakesTheWholeFileBack, ()) {
    const test::TemporaryFolder folder;
    const FixedClock clock(parseIsoDate("2025-06-15").value());
    const auto workspace = Workspace::create(folder / "a.meike", "CNY", clock);
    NoProgress quiet;
    std::vector<std::string> digests{digest(workspace->database())};
    test::Numbers numbers = numbersOf();
    int steps = 0;
    for (std::int64_t files = numbers.between(1, 3); files > 0; --files) {
        ImportPlan plan;
        plan.kind = importableKinds()[static_cast<std::size_t>(
            numbers.below(static_cast<std::int64_t>(importableKinds().size())))];
        plan.file = folder / "in.csv";
        // Rows as odd as these may look more like a header than the header: where it stands is said.
        plan.source.headerRow = 1;
        plan.createMissingClients = numbers.chance(50);
        plan.emptyMeansClear = numbers.chance(50);
        if (numbers.chance(50)) plan.matchKeys = matchableKeys(plan.kind);
        if (numbers.chance(30)) plan.matchKeys.emplace_back(kMatchContent);
        plan.repeat = oneOf<RepeatPolicy>(numbers, {RepeatPolicy::sum, RepeatPolicy::all, RepeatPolicy::refuse});
        std::ofstream(plan.file, std::ios::binary) << randomFile(plan.kind, numbers);
        const auto preview = previewImport(*workspace->openReader(), plan, 3, quiet);
        const auto report = runImport(*workspace, plan, quiet);
        RC_ASSERT(report.rows == report.created + report.changed + report.same + report.rejected);
        RC_ASSERT(report.rejected == static_cast<std::int64_t>(report.rejects.size()));
        RC_ASSERT(preview.report.rows == report.rows);
        RC_ASSERT(preview.report.created == report.created);
        RC_ASSERT(preview.report.changed == report.changed);
        RC_ASSERT(preview.report.same == report.same);
        RC_ASSERT(preview.report.reasons() == report.reasons());
        RC_ASSERT(preview.report.clientsCreated == report.clientsCreated);
        RC_ASSERT((report.batch == 0) == (report.created + report.changed == 0));
        RC_ASSERT(checkDatabase(workspace->database()).empty());
        if (report.batch != 0) {
            ++steps;
            digests.push_back(digest(workspace->database()));
        } else {
            RC_ASSERT(digest(workspace->database()) == digests.back());
        }
        // What was refused comes back row for row. (Where a quote is astray no one can say for certain where rows end;
        // nor in a refused row over two lines whose cells do not fit the header: its first line may look like a whole
        // row.)
        const bool readable = std::all_of(report.rejects.begin(), report.rejects.end(), [](const Reject& reject) {
            return reject.reason.key != "stray_quote" && reject.text.find('\n') == std::string::npos;
        });
        if (report.rejected > 0 && readable) {
            writeRejects(report, folder / "rejects.csv");
            ImportPlan again = plan;
            again.file = folder / "rejects.csv";
            const auto second = previewImport(*workspace->openReader(), again, 0, quiet);
            RC_ASSERT(second.report.rows == report.rejected);
        }
    }
    for (int i = steps; i > 0; --i) {
        workspace->undo();
        RC_ASSERT(digest(workspace->database()) == digests[static_cast<std::size_t>(i) - 1]);
    }
    for (int i = 0; i < steps; ++i) workspace->redo();
    RC_ASSERT(digest(workspace->database()) == digests.back());
}

RC_GTEST_PROP(ImportProperty, TheOrderOfRowsChangesNoScore, ()) {
    const FixedClock clock(parseIsoDate("2025-06-15").value());
    test::Numbers numbers = numbersOf();
    std::vector<std::string> rows;
    for (std::int64_t i = numbers.between(1, 80); i > 0; --i)
        rows.push_back("C" + std::to_string(numbers.below(12)) + ",2025-0" + std::to_string(numbers.between(1, 6)) +
                       "-1" + std::to_string(numbers.below(10)) + "," + std::to_string(numbers.between(-50, 300)) +
                       "," + oneOf<std::string>(numbers, {"CNY", "USD"}));
    const auto scoresOf = [&](const std::vector<std::string>& lines) {
        const test::TemporaryFolder folder;
        const auto workspace = Workspace::create(folder / "a.meike", "CNY", clock);
        std::ofstream file(folder / "in.csv", std::ios::binary);
        file << "client,date,amount,currency\n";
        for (const std::string& line : lines) file << line << '\n';
        file.close();
        ImportPlan plan;
        plan.kind = Kind::order;
        plan.file = folder / "in.csv";
        plan.createMissingClients = true;
        NoProgress quiet;
        runImport(*workspace, plan, quiet);
        ScoreBook book;
        book.load(workspace->database());
        const Scores scores = book.score(profileInUse(workspace->database()), clock.today());
        std::map<std::string, std::pair<std::vector<Value>, std::string>> byName;
        for (std::size_t i = 0; i < scores.clients.size(); ++i) {
            const auto client = static_cast<engine::ClientIndex>(i);
            byName[recordName(workspace->database(), Kind::client, scores.clients[i])] = {
                scores.row(client).values, scores.assessment.scored(client) ? book.reasonSummary(scores, client) : ""};
        }
        return byName;
    };
    std::vector<std::string> shuffled = rows;
    for (std::size_t i = shuffled.size(); i > 1; --i)
        std::swap(shuffled[i - 1], shuffled[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(i)))]);
    RC_ASSERT(scoresOf(rows) == scoresOf(shuffled));
}

}  // namespace
}  // namespace meike
