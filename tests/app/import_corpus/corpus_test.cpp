// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/import_corpus/corpus.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "base/error_code.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/synthetic_orders.h"
#include "tests/support/temporary_folder.h"

namespace meike::test {
namespace {

std::string money(std::int64_t minor) {
    const std::string digits = std::to_string(minor < 0 ? -minor : minor);
    const std::string padded = std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
    return (minor < 0 ? "-" : "") + padded.substr(0, padded.size() - 2) + "." + padded.substr(padded.size() - 2);
}

/// One workspace for all cases: each is undone behind the other.
class ImportCorpus : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_folder = new TemporaryFolder();
        s_clock = new FixedClock(parseIsoDate("2025-06-15").value());
        s_workspace = Workspace::create(*s_folder / "a.meike", "CNY", *s_clock).release();
    }
    static void TearDownTestSuite() {
        delete s_workspace;
        delete s_clock;
        delete s_folder;
    }

    static std::string tally(const ImportReport& report) {
        std::string text = std::to_string(report.created) + " new";
        if (report.changed > 0) text += ", " + std::to_string(report.changed) + " changed";
        if (report.same > 0) text += ", " + std::to_string(report.same) + " same";
        EXPECT_EQ(report.rows, report.created + report.changed + report.same + report.rejected);
        std::map<std::string, int> reasons;
        for (const Reject& reject : report.rejects)
            ++reasons[reject.reason.key + (reject.reason.field.empty() ? "" : " " + reject.reason.field)];
        for (const auto& [reason, count] : reasons) text += ", " + std::to_string(count) + " " + reason;
        return text;
    }
    /// What differs from a plain table: nothing for one.
    static std::string facts(const ImportReport& report) {
        const TableFacts& facts = report.facts;
        std::string text;
        const auto tell = [&](const std::string& name, std::int64_t count) {
            if (count != 0) text += "; " + name + " " + std::to_string(count);
        };
        if (!report.hasHeader) text += "; no header";
        if (facts.headerLine > 1) tell("header", facts.headerLine);
        if (facts.headerRows > 1) tell("header rows", facts.headerRows);
        tell("totals", facts.totals);
        tell("repeated", facts.repeatedHeaders);
        tell("remarks", facts.remarks);
        tell("filled", facts.filledCells);
        tell("merged", facts.mergedCells);
        tell("merged numbers", facts.mergedNumbers);
        tell("lost formulas", facts.emptyFormulas);
        if (facts.sheets.size() > 1) text += "; sheet " + facts.sheets[facts.sheet].name;
        for (const ImportNote& note : report.sourceNotes)
            if (note.what == ImportNote::What::fill_down_offered) text += "; fill " + note.column + "?";
        return text;
    }
    static std::string records(Kind kind) {
        Database& database = s_workspace->database();
        std::string text;
        for (const Record& record : allRecords(database, kind)) {
            text += "\n";
            if (kind == Kind::order) {
                text += recordName(database, Kind::client, record.integer("client")) + " | " + record.text("date") +
                        " | " + money(record.integer("amount"));
                if (record.text("currency") != "CNY") text += " " + record.text("currency");
                for (const char* field : {"number", "notes"})
                    if (!record.text(field).empty()) text += " | " + record.text(field);
            } else {
                text += record.text("name");
                for (const char* field : {"code", "city", "notes"})
                    if (!record.text(field).empty()) text += " | " + record.text(field);
            }
        }
        return text;
    }

    std::string run(const CorpusCase& each) {
        const auto file = *s_folder / "in.bin";
        std::ofstream(file, std::ios::binary) << each.bytes;
        ImportPlan plan;
        plan.kind = each.kind;
        plan.file = file;
        plan.createMissingClients = true;
        if (each.tweak) each.tweak(plan);
        NoProgress quiet;
        try {
            const std::string foreseen = tally(previewImport(*s_workspace->openReader(), plan, 5, quiet).report);
            const ImportReport report = runImport(*s_workspace, plan, quiet);
            EXPECT_EQ(foreseen, tally(report));
            const std::string text = tally(report) + facts(report) + records(each.kind);
            if (report.batch != 0) s_workspace->undo();
            return text;
        } catch (const Error& error) {
            return "refused: " + error.detail().plain();
        }
    }

    void check(const CorpusCases& cases, std::size_t atLeast) {
        std::set<std::string> names;
        for (const CorpusCase& each : cases) {
            EXPECT_TRUE(names.insert(each.name).second) << each.name << " twice";
            const std::string actual = run(each);
            EXPECT_TRUE(actual == each.expected)
                << each.name << "\ngives    " << actual << "\nand not  " << each.expected;
            // For whoever wants to open one in a program.
            if (const char* folder = std::getenv("MEIKE_CORPUS_FOLDER"))
                std::ofstream(std::filesystem::path(folder) / each.name, std::ios::binary) << each.bytes;
        }
        EXPECT_GE(cases.size(), atLeast);
    }

    static inline TemporaryFolder* s_folder = nullptr;
    static inline FixedClock* s_clock = nullptr;
    static inline Workspace* s_workspace = nullptr;
};

TEST_F(ImportCorpus, TextTables) { check(textCases(), 30); }
TEST_F(ImportCorpus, TheShapeOfTables) { check(shapeCases(), 100); }
TEST_F(ImportCorpus, SheetsOfEveryProgram) { check(sheetCases(), 120); }
TEST_F(ImportCorpus, OddXlsxFiles) { check(xlsxCases(), 25); }
TEST_F(ImportCorpus, OddFilesOfOtherPrograms) { check(otherSheetCases(), 15); }
TEST_F(ImportCorpus, FilesThatAreNoTables) { check(refusedCases(), 12); }

/// The same files as bad lines, editors and accidents leave them. MEIKE_NASTY says how many (60).
TEST_F(ImportCorpus, WhatAccidentsMakeOfThemIsTalliedOrRefused) {
    std::vector<CorpusCase> cases;
    for (const CorpusCases& some :
         {textCases(), shapeCases(), sheetCases(), xlsxCases(), otherSheetCases(), refusedCases()})
        cases.insert(cases.end(), some.begin(), some.end());
    const char* const asked = std::getenv("MEIKE_NASTY");
    const int all = asked ? std::atoi(asked) : 60;
    Numbers numbers(20261204);
    const auto below = [&](std::size_t limit) {
        return static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(limit)));
    };
    const std::string before = digest(s_workspace->database());
    int refused = 0;
    std::int64_t rows = 0;
    std::int64_t rejected = 0;
    for (int i = 0; i < all; ++i) {
        CorpusCase each = cases[below(cases.size())];
        std::string& bytes = each.bytes;
        for (std::int64_t times = numbers.between(1, 6); times > 0 && !bytes.empty(); --times) {
            const std::size_t at = below(bytes.size());
            switch (numbers.below(6)) {
                case 0:
                    bytes[at] = static_cast<char>(numbers.below(256));
                    break;
                case 1:
                    bytes.erase(at, below(200) + 1);
                    break;
                case 2:
                    bytes.insert(at, bytes.substr(below(bytes.size()), below(2000)));
                    break;
                case 3:
                    bytes.insert(at, std::string(below(3) + 1, "\",;\t\n\r\0\xFF"[below(8)]));
                    break;
                case 4:
                    bytes.resize(at);
                    break;
                default: {
                    const std::string& other = cases[below(cases.size())].bytes;
                    if (!other.empty()) bytes = bytes.substr(0, at) + other.substr(below(other.size()));
                }
            }
        }
        SCOPED_TRACE(each.name + ", file " + std::to_string(i));
        const auto file = *s_folder / "nasty.bin";
        std::ofstream(file, std::ios::binary) << bytes;
        ImportPlan plan;
        plan.kind = each.kind;
        plan.file = file;
        plan.createMissingClients = true;
        if (each.tweak) each.tweak(plan);
        NoProgress quiet;
        try {
            const ImportReport report = runImport(*s_workspace, plan, quiet);
            EXPECT_EQ(report.rows, report.created + report.changed + report.same + report.rejected);
            rows += static_cast<std::int64_t>(report.rows);
            rejected += static_cast<std::int64_t>(report.rejected);
            if (report.batch != 0) s_workspace->undo();
        } catch (const Error& error) {
            EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
            ++refused;
        }
        EXPECT_EQ(digest(s_workspace->database()), before);
        ASSERT_FALSE(HasFailure());
    }
    std::cout << all << " nasty files: " << refused << " refused; of the others " << rows << " rows, " << rejected
              << " rejected\n";
}

}  // namespace
}  // namespace meike::test
