// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table_source.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "exchange/csv_writer.h"
#include "exchange/file_bytes.h"
#include "exchange/stored_rows.h"
#include "exchange/text_rows.h"
#include "exchange/total_row.h"
#include "exchange/value_parser.h"
#include "exchange/vcard.h"

namespace meike {

namespace {

constexpr std::int64_t kTotalLinesKept = 100;

std::string cleanCell(std::string_view cell) { return std::string(trimmed(cleanText(cell))); }

/// How many cells the fullest of a sheet's first rows has: 0 for an empty sheet, 1 for one of remarks.
std::size_t widthOf(const Workbook& workbook, std::size_t sheet) {
    constexpr int kRows = 30;
    const auto rows = workbook.rows(sheet);
    CsvRow row;
    std::size_t widest = 0;
    for (int i = 0; i < kRows && widest < 2 && rows->next(row); ++i) {
        std::set<std::string_view> texts(row.cells.begin(), row.cells.end());
        texts.erase(std::string_view());
        widest = std::max({widest, texts.size(), row.error == CsvRowError::none ? std::size_t{0} : std::size_t{1}});
    }
    return widest;
}

}  // namespace

Result<std::optional<char>> parseDelimiterName(std::string_view name) {
    static constexpr std::pair<std::string_view, char> kNames[] = {{",", ','},
                                                                   {"comma", ','},
                                                                   {"\t", '\t'},
                                                                   {"\\t", '\t'},
                                                                   {"tab", '\t'},
                                                                   {";", ';'},
                                                                   {"semicolon", ';'},
                                                                   {"|", '|'},
                                                                   {"pipe", '|'},
                                                                   {"bar", '|'},
                                                                   {" ", kWhitespaceDelimiter},
                                                                   {"space", kWhitespaceDelimiter},
                                                                   {"whitespace", kWhitespaceDelimiter}};
    const std::string folded = foldForSearch(name);
    if (folded == "auto") return std::optional<char>();
    for (const auto& [known, delimiter] : kNames)
        if (known == folded) return std::optional<char>(delimiter);
    return failure(ErrorKind::invalid_value, std::string(name), ErrorCode::not_a_delimiter);
}

Result<std::unique_ptr<TableSource>> TableSource::open(const std::filesystem::path& path, const TableOptions& options,
                                                       const std::stop_token& stop) {
    Result<std::string> bytes = readFileBytes(path, options.limits.fileBytes);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto source = fromBytes(std::move(*bytes), options, stop);
    if (!source && source.error().subject().empty())
        return failure(source.error().kind(), pathText(path), source.error().detail());
    return source;
}

Result<std::unique_ptr<TableSource>> TableSource::fromBytes(std::string bytes, const TableOptions& options,
                                                            const std::stop_token& stop) {
    if (bytes.size() > options.limits.fileBytes)
        return failure(ErrorKind::invalid_value, "", {ErrorCode::file_larger_than, {options.limits.fileBytes}});
    const auto format = sniffFormat(bytes);
    if (!format) return tl::unexpected<Error>(format.error());
    std::unique_ptr<TableSource> source(new TableSource());
    source->m_options = options;
    source->m_facts.format = *format;
    try {
        if (isWorkbook(*format)) {
            source->m_workbook =
                openWorkbook(std::make_shared<const std::string>(std::move(bytes)), *format, options.limits, stop);
            source->m_facts.sheets = source->m_workbook->sheets();
            source->chooseSheet(options.sheet);
            source->m_reader = std::make_unique<KeptRows>(source->m_workbook->rows(source->m_facts.sheet));
        } else {
            if (!options.sheet.empty())
                return failure(ErrorKind::invalid_value, options.sheet, ErrorCode::text_has_no_sheets);
            if (*format == FileFormat::vcard) {
                const auto cards = readVcards(bytes, options.encoding, stop);
                if (!cards) return tl::unexpected<Error>(cards.error());
                source->m_text = readText(vcardTable(*cards), Encoding::utf8, ',', options.limits);
                source->m_options.header = true;
            } else {
                source->m_text = readText(std::move(bytes), options.encoding, options.delimiter, options.limits);
            }
            source->m_reader = std::make_unique<TextRows>(source->m_text);
        }
        Result<TableShape> shape = findShape(*source->m_reader, source->m_options.header, options.headerRow);
        if (!shape) return tl::unexpected<Error>(shape.error());
        source->m_shape = std::move(*shape);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::cancelled) throw;
        return tl::unexpected<Error>(error);
    }
    for (const std::size_t column : options.fillDown)
        if (column >= source->columnCount())
            return failure(ErrorKind::invalid_value, std::to_string(column + 1), ErrorCode::no_such_column);
    source->m_facts.headerLine = source->m_shape.headerLine;
    source->m_facts.headerRows = source->m_shape.headerRows;
    source->m_facts.linesAbove = source->m_shape.linesAbove;
    source->m_facts.gaps = source->m_shape.gaps;
    source->m_reader->setColumns(source->columnCount());
    source->rewind();
    return source;
}

void TableSource::chooseSheet(const std::string& wanted) {
    const std::vector<SheetInfo>& sheets = m_facts.sheets;
    if (wanted.empty()) {
        // The first that people see and that holds a table; else a list or a remark; of hidden ones only, likewise.
        std::vector<std::size_t> widths;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            widths.push_back(widthOf(*m_workbook, i));
            if (sheets[i].hidden || widths[i] < 2) continue;
            m_facts.sheet = i;
            return;
        }
        for (const auto& [hidden, least] : {std::pair(false, 1U), {true, 2U}, {true, 1U}})
            for (std::size_t i = 0; i < sheets.size(); ++i) {
                if (sheets[i].hidden != hidden || widths[i] < least) continue;
                m_facts.sheet = i;
                return;
            }
        throw Error(ErrorKind::invalid_value, "", ErrorCode::no_rows);
    }
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (sheets[i].name == wanted || matchKey(sheets[i].name) == matchKey(wanted)) {
            m_facts.sheet = i;
            return;
        }
    std::size_t number = 0;
    const auto [end, code] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (code == std::errc() && end == wanted.data() + wanted.size() && number >= 1 && number <= sheets.size()) {
        m_facts.sheet = number - 1;
        return;
    }
    std::string names;
    for (const SheetInfo& sheet : sheets) names += (names.empty() ? "" : ", ") + sheet.name;
    throw Error(ErrorKind::invalid_value, wanted, {ErrorCode::no_such_sheet, {names}});
}

Encoding TableSource::encoding() const { return m_text ? m_text->decoded.encoding : Encoding::utf8; }
bool TableSource::hadByteOrderMark() const { return m_text ? m_text->decoded.hadByteOrderMark : true; }
char TableSource::delimiter() const { return m_text ? m_text->delimiter : ','; }

const std::vector<DecodeProblem>& TableSource::decodeProblems() const {
    static const std::vector<DecodeProblem> kNone;
    return m_text ? m_text->decoded.problems : kNone;
}

void TableSource::setFillDown(std::vector<std::size_t> columns) {
    for (const std::size_t column : columns)
        if (column >= columnCount())
            throw Error(ErrorKind::invalid_value, std::to_string(column + 1), ErrorCode::no_such_column);
    m_options.fillDown = std::move(columns);
    rewind();
}

std::uint64_t TableSource::decodeProblemCount() const { return m_text ? m_text->decoded.problemCount : 0; }

std::optional<std::size_t> TableSource::findColumn(std::string_view name) const {
    const auto& names = headers();
    const auto exact = std::find(names.begin(), names.end(), name);
    if (exact != names.end()) return static_cast<std::size_t>(exact - names.begin());
    const std::string key = matchKey(name);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (matchKey(names[i]) == key) return i;
    return std::nullopt;
}

TableSource::Verdict TableSource::judge(const CsvRow& row) const {
    if (m_shape.isRepeat(row)) return Verdict::repeat;
    if (isTotalRow(row)) return Verdict::total;
    return m_shape.hasHeader && columnCount() > 2 && isRemarkRow(row) ? Verdict::remark : Verdict::data;
}

bool TableSource::advance(RowReader& reader, std::vector<std::string>& above, TableFacts& counts, CsvRow& row,
                          std::vector<Verdict>* verdicts) const {
    while (reader.next(row)) {
        if (row.blank || row.line <= m_shape.lastHeaderLine) continue;
        Verdict verdict = Verdict::unknown;
        if (verdicts) {
            const auto number = static_cast<std::size_t>(row.number);
            if (number >= verdicts->size()) verdicts->resize(number + 1);
            Verdict& known = (*verdicts)[number];
            if (known == Verdict::unknown) known = judge(row);
            verdict = known;
        } else {
            verdict = judge(row);
        }
        if (verdict == Verdict::repeat) {
            ++counts.repeatedHeaders;
            continue;
        }
        if (verdict == Verdict::total && !m_options.keepTotals) {
            if (++counts.totals <= kTotalLinesKept) counts.totalLines.push_back(row.line);
            continue;
        }
        if (verdict == Verdict::remark && !m_options.keepTotals) {
            ++counts.remarks;
            continue;
        }
        checkRow(row);
        if (!m_options.fillDown.empty() && row.error == CsvRowError::none) fillRow(row, above, counts.filledCells);
        return true;
    }
    return false;
}

std::vector<std::vector<std::string>> TableSource::preview(std::size_t count) const {
    std::vector<std::vector<std::string>> rows;
    const auto reader = m_reader->fromStart();
    std::vector<std::string> above(m_options.fillDown.size());
    TableFacts counts;
    CsvRow row;
    while (rows.size() < count && advance(*reader, above, counts, row)) {
        auto& cells = rows.emplace_back();
        for (const std::string_view cell : row.cells) cells.push_back(cleanCell(cell));
        if (cells.size() < columnCount()) cells.resize(columnCount());
    }
    return rows;
}

std::int64_t TableSource::estimatedRows() const {
    const std::int64_t rows = m_reader->estimatedRows();
    return std::max<std::int64_t>(0, rows - m_facts.linesAbove - m_facts.headerRows);
}

void TableSource::checkRow(CsvRow& row) const {
    const std::size_t columns = columnCount();
    if (m_reader->hasAddresses()) {
        if (row.cells.size() > columns) row.cells.resize(columns);
        if (row.kinds.size() > columns) row.kinds.resize(columns);
        return;
    }
    if (row.error != CsvRowError::none) return;
    for (std::size_t i = columns; i < row.cells.size(); ++i) {
        if (!isEmptyCell(row.cells[i])) {
            row.error = CsvRowError::extra_cells;
            return;
        }
    }
    if (delimiter() == kWhitespaceDelimiter && row.cells.size() < columns) row.error = CsvRowError::missing_cells;
}

void TableSource::fillRow(CsvRow& row, std::vector<std::string>& above, std::int64_t& filled) const {
    bool changed = false;
    for (std::size_t i = 0; i < above.size(); ++i) {
        const std::size_t column = m_options.fillDown[i];
        if (!isEmptyCell(row.cell(column))) {
            above[i] = row.cell(column);
        } else if (!above[i].empty()) {
            if (row.cells.size() <= column) row.cells.resize(column + 1);
            row.cells[column] = row.unescaped.emplace_back(above[i]);
            ++filled;
            changed = true;
        }
    }
    // Its cells do not know the bytes that it is refused for.
    if (!changed || row.error == CsvRowError::bad_bytes) return;
    // As it would have to stand in the file: a row that is refused is repaired and imported without those above it.
    CsvWriteOptions options;
    options.delimiter = delimiter();
    std::string raw;
    appendCsvRow(raw, row.cells, {}, options);
    raw.resize(raw.size() - 2);
    row.raw = row.unescaped.emplace_back(std::move(raw));
}

bool TableSource::next(CsvRow& row) {
    const bool any = advance(*m_reader, m_above, m_facts, row, &m_verdicts);
    const RowCounts counts = m_reader->counts();
    m_facts.mergedCells = counts.merged;
    m_facts.mergedNumbers = counts.mergedNumbers;
    m_facts.emptyFormulas = counts.emptyFormulas;
    return any;
}

void TableSource::rewind() {
    m_reader = m_reader->fromStart();
    m_above.assign(m_options.fillDown.size(), {});
    m_facts.totals = 0;
    m_facts.totalLines.clear();
    m_facts.repeatedHeaders = 0;
    m_facts.remarks = 0;
    m_facts.filledCells = 0;
}

Result<std::vector<SheetPreview>> previewSheets(const std::filesystem::path& path, std::size_t rows,
                                                const std::stop_token& stop) {
    const CsvLimits limits;
    Result<std::string> bytes = readFileBytes(path, limits.fileBytes);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    std::vector<SheetPreview> previews;
    const auto format = sniffFormat(*bytes);
    if (!format) return failure(format.error().kind(), pathText(path), format.error().detail());
    if (!isWorkbook(*format)) return previews;
    try {
        const auto workbook =
            openWorkbook(std::make_shared<const std::string>(std::move(*bytes)), *format, limits, stop);
        for (std::size_t i = 0; i < workbook->sheets().size(); ++i) {
            SheetPreview& preview = previews.emplace_back();
            preview.sheet = workbook->sheets()[i];
            const auto reader = workbook->rows(i);
            CsvRow row;
            while (preview.rows.size() < rows && reader->next(row)) {
                if (row.blank) continue;
                auto& cells = preview.rows.emplace_back();
                for (const std::string_view cell : row.cells) cells.push_back(cleanCell(cell));
            }
        }
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::cancelled) throw;
        return failure(error.kind(), pathText(path), error.detail());
    }
    return previews;
}

}  // namespace meike
