// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xls_workbook.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "exchange/sheet_rows.h"
#include "exchange/table_workbook.h"
#include "exchange/xls/protocol.h"

namespace meike {

namespace {

constexpr std::string_view kProgram = "meike-xls";
constexpr std::size_t kMostOutput = 64U << 20;
constexpr std::chrono::milliseconds kPatience{15'000};

/// Takes numbers and texts off what the program wrote.
class Output {
public:
    explicit Output(std::string_view bytes) : m_rest(bytes) {}

    template <class Number>
    Number number() {
        Number value{};
        if (m_rest.size() < sizeof value) {
            m_bad = true;
            return value;
        }
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
        return value;
    }
    std::string_view text() {
        const std::size_t size = number<std::uint32_t>();
        if (size > m_rest.size()) {
            m_bad = true;
            return {};
        }
        const std::string_view text = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return text;
    }
    bool bad() const { return m_bad; }

private:
    std::string_view m_rest;
    bool m_bad = false;
};

[[noreturn]] void unreadable() { throw Error(ErrorKind::invalid_value, "", ErrorCode::old_workbook_unreadable); }

std::shared_ptr<const Workbook> workbookOf(std::string_view bytes, const CsvLimits& limits) {
    std::vector<SheetInfo> sheets;
    std::vector<SheetTable> tables;
    std::vector<MergedAreas::Area> areas;
    std::size_t width = 0;
    std::optional<SheetRow> row;
    const auto endRow = [&] {
        if (row && !row->isEmpty()) tables.back().rows.push_back(std::move(*row));
        row.reset();
    };
    const auto endSheet = [&] {
        endRow();
        if (tables.empty()) return;
        for (MergedAreas::Area& area : areas)
            area.lastColumn = std::max(area.firstColumn, std::min(area.lastColumn, width - 1));
        tables.back().areas = std::move(areas);
        areas.clear();
        width = 0;
    };
    Output output(bytes);
    for (;;) {
        const char mark = output.number<char>();
        if (output.bad()) unreadable();
        if (mark == xls::kProtected) throw Error(ErrorKind::invalid_value, "", ErrorCode::is_protected);
        if (mark == xls::kEnd) break;
        if (mark == xls::kSheet) {
            endSheet();
            const std::string name = cleanText(output.text());
            sheets.push_back({name, output.number<std::uint8_t>() != 0});
            tables.emplace_back();
        } else if (mark == xls::kArea && !tables.empty()) {
            MergedAreas::Area area;
            area.firstLine = output.number<std::uint16_t>() + 1;
            area.lastLine = output.number<std::uint16_t>() + 1;
            area.firstColumn = output.number<std::uint16_t>();
            area.lastColumn = output.number<std::uint16_t>();
            areas.push_back(area);
        } else if (mark == xls::kRow && !tables.empty()) {
            endRow();
            row.emplace();
            row->clear(output.number<std::uint32_t>());
        } else if (mark == xls::kCell && row) {
            const std::size_t column = output.number<std::uint16_t>();
            const auto kind = static_cast<CellKind>(output.number<std::uint8_t>());
            width = std::max(width, column + 1);
            row->put(column, output.text(), kind, limits);
        } else {
            unreadable();
        }
    }
    endSheet();
    if (sheets.empty()) unreadable();
    return std::make_shared<TableWorkbook>(std::move(sheets), std::move(tables), limits);
}

}  // namespace

std::shared_ptr<const Workbook> openXls(const std::string& bytes, const CsvLimits& limits,
                                        const std::stop_token& stop) {
    const auto program = platform::helperProgram(kProgram);
    if (!program) throw Error(ErrorKind::not_found, "", {ErrorCode::workbook_reader_missing, {kProgram}});
    const platform::ChildOutput output = platform::runChild(*program, bytes, kMostOutput, kPatience, stop);
    throwIfStopped(stop);
    if (!output.finished) unreadable();
    return workbookOf(output.bytes, limits);
}

}  // namespace meike
