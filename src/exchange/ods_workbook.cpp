// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ods_workbook.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/cell_text.h"
#include "exchange/sheet_rows.h"
#include "exchange/xml_part.h"

namespace meike {

namespace {

constexpr std::string_view kContent = "content.xml";
constexpr std::int64_t kManyTimes = 1LL << 40;

/// A number of repetitions: at least 1, and never so many that sums of them overflow.
std::int64_t timesOf(std::string_view text) {
    std::int64_t number = 1;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code == std::errc::result_out_of_range) return kManyTimes;
    return code == std::errc() ? std::clamp<std::int64_t>(number, 1, kManyTimes) : 1;
}

/// What both passes over the content have in common: in which table, row and cell the parser is, and what of a cell is
/// its text.
class ContentHandler : public XmlHandler {
public:
    void start(XmlName name, const XmlAttributes& attributes) final {
        if (m_skipping > 0 || isBeside(name)) {
            ++m_skipping;
            return;
        }
        if (name.space == "style")
            styleElement(name.local, attributes);
        else if (name.space == "table")
            tableElement(name.local, attributes);
        else if (name.space == "text" && m_inCell)
            textElement(name.local, attributes);
    }

    void end(XmlName name) final {
        if (m_skipping > 0) {
            --m_skipping;
            return;
        }
        if (name.space == "text" && name.local == "p") m_inParagraph = false;
        if (name.space != "table") return;
        if (name.local == "table") {
            m_inTable = false;
            endTable();
        } else if (name.local == "table-row" && m_inRow) {
            m_inRow = false;
            endRow();
        } else if ((name.local == "table-cell" || name.local == "covered-table-cell") && m_inCell) {
            m_inCell = false;
            endCell();
        }
    }

    void text(std::string_view text) final {
        if (m_inCell && m_inParagraph && m_skipping == 0) addText(text);
    }

protected:
    virtual void styleElement(std::string_view /*name*/, const XmlAttributes& /*attributes*/) {}
    virtual void startTable(const XmlAttributes& attributes) = 0;
    virtual void endTable() = 0;
    virtual void startRow(const XmlAttributes& attributes) = 0;
    virtual void endRow() = 0;
    virtual void startCell(const XmlAttributes& attributes, bool covered) = 0;
    virtual void endCell() = 0;

    std::string m_text;
    std::size_t m_mostText = 1U << 20;

private:
    /// Remarks, drawings, what was deleted and is only remembered: no cells. Nor is a table inside of a cell.
    bool isBeside(XmlName name) const {
        if (name.space == "drawing" || name.space == "dr3d" || name.space == "chart") return true;
        if (name.space == "office")
            return name.local == "annotation" || name.local == "annotation-end" || name.local == "forms" ||
                   name.local == "dde-source";
        if (name.space == "text") return name.local == "ruby-text";
        return name.space == "table" && (name.local == "tracked-changes" || name.local == "shapes" ||
                                         name.local == "dde-links" || (name.local == "table" && m_inTable));
    }

    void tableElement(std::string_view name, const XmlAttributes& attributes) {
        if (name == "table") {
            m_inTable = true;
            startTable(attributes);
        } else if (name == "table-row" && m_inTable) {
            m_inRow = true;
            startRow(attributes);
        } else if ((name == "table-cell" || name == "covered-table-cell") && m_inRow) {
            m_inCell = true;
            m_text.clear();
            m_paragraphs = 0;
            startCell(attributes, name != "table-cell");
        }
    }

    void textElement(std::string_view name, const XmlAttributes& attributes) {
        if (name == "p" || name == "h") {
            m_inParagraph = true;
            if (m_paragraphs++ > 0) addText("\n");
        } else if (name == "s") {
            addText(std::string(
                static_cast<std::size_t>(std::min<std::int64_t>(timesOf(attributes.get("text", "c")), 1000)), ' '));
        } else if (name == "tab") {
            addText("\t");
        } else if (name == "line-break") {
            addText("\n");
        }
    }

    void addText(std::string_view text) {
        if (m_text.size() <= m_mostText) m_text += text;
    }

    int m_skipping = 0;
    int m_paragraphs = 0;
    bool m_inTable = false;
    bool m_inRow = false;
    bool m_inCell = false;
    bool m_inParagraph = false;
};

bool hasContent(const XmlAttributes& attributes) {
    return attributes.has("office", "value-type") || attributes.has("office", "value") ||
           attributes.has("office", "string-value");
}

/// The first pass: which sheets there are, which are hidden, how wide they are.
class SheetLister final : public ContentHandler {
public:
    std::vector<SheetInfo> sheets;
    std::vector<std::size_t> widths;

private:
    void styleElement(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "style") m_style = attributes.get("style", "name");
        if (name == "table-properties" && attributes.get("table", "display") == "false") m_hidden.insert(m_style);
    }
    void startTable(const XmlAttributes& attributes) override {
        if (sheets.size() >= kMostParts)
            throw Error(ErrorKind::invalid_value, "", {ErrorCode::workbook_too_many_parts, {kMostParts}});
        const bool hidden = m_hidden.contains(std::string(attributes.get("table", "style-name")));
        sheets.push_back({cleanText(attributes.get("table", "name")), hidden});
        widths.push_back(0);
    }
    void endTable() override {}
    void startRow(const XmlAttributes& /*attributes*/) override { m_column = 0; }
    void endRow() override {}
    void startCell(const XmlAttributes& attributes, bool covered) override {
        m_column += timesOf(attributes.get("table", "number-columns-repeated"));
        m_filled = !covered && hasContent(attributes);
    }
    void endCell() override {
        if (!m_filled && m_text.empty()) return;
        widths.back() = std::max(widths.back(), static_cast<std::size_t>(std::min<std::int64_t>(m_column, 1 << 20)));
    }

    std::string m_style;
    std::set<std::string> m_hidden;
    std::int64_t m_column = 0;
    bool m_filled = false;
};

/// A value as the cell has it: type, number, date ... and the text people see.
struct OdsValue {
    std::string type;
    std::string value;
    std::string currency;
    bool hasFormula = false;
    bool isError = false;

    void read(const XmlAttributes& attributes) {
        type = attributes.get("office", "value-type");
        isError = attributes.get("calcext", "value-type") == "error";
        hasFormula = attributes.has("table", "formula");
        currency = attributes.get("office", "currency");
        const char* from = type == "date"      ? "date-value"
                           : type == "time"    ? "time-value"
                           : type == "boolean" ? "boolean-value"
                           : type == "string"  ? "string-value"
                                               : "value";
        value = attributes.get("office", from);
    }

    CellText cell(const std::string& text) const {
        if (isError) return {text.empty() ? "#VALUE!" : text, CellKind::error};
        if (type == "date") return cellOfIsoDate(value);
        if (type == "time") return cellOfIsoDuration(value);
        if (type == "boolean") return {value == "true" ? "TRUE" : "FALSE", CellKind::boolean};
        if (type != "float" && type != "percentage" && type != "currency")
            return {text.empty() ? value : text, CellKind::text};
        CellFormat format;
        if (type == "percentage") format.shows = CellFormat::Shows::percent;
        if (type == "currency" && currency.size() == 3) format.before = currency + " ";
        CellText cell = cellOfNumber(value, format, false);
        // 00123, of a format with leading zeros.
        const bool zeros = type == "float" && text.size() > cell.text.size() && text.front() == '0' &&
                           std::all_of(text.begin(), text.end(), isDigit) &&
                           std::string_view(text).substr(text.size() - cell.text.size()) == cell.text;
        if (zeros) cell.text = text;
        return cell;
    }
};

struct OdsBook {
    std::shared_ptr<const ZipArchive> archive;
    CsvLimits limits;
    std::vector<SheetInfo> sheets;
    std::vector<std::size_t> widths;
};

/// The second pass: the rows of one sheet, parsed while they are asked for.
class OdsRows final : public QueuedRows {
public:
    OdsRows(std::shared_ptr<const OdsBook> book, std::size_t sheet)
        : QueuedRows(book->limits),
          m_book(std::move(book)),
          m_sheet(sheet),
          m_handler(*this),
          m_xml(m_book->archive->open(kContent), m_handler, XmlPart::Spaces::known) {}

    std::unique_ptr<RowReader> fromStart() const override { return std::make_unique<OdsRows>(m_book, m_sheet); }
    std::uint64_t position() const override { return m_xml.part().unpacked(); }
    std::uint64_t total() const override { return std::max(m_xml.part().size(), m_xml.part().unpacked()); }

private:
    class Handler final : public ContentHandler {
    public:
        explicit Handler(OdsRows& rows) : m_rows(rows) { m_mostText = rows.m_limits.cellBytes; }

    private:
        void startTable(const XmlAttributes& /*attributes*/) override { ++m_tables; }
        void endTable() override {
            if (isOurs()) m_rows.m_xml.finish();
        }
        bool isOurs() const { return m_tables == m_rows.m_sheet + 1; }
        void startRow(const XmlAttributes& attributes) override {
            if (!isOurs()) return;
            m_times = timesOf(attributes.get("table", "number-rows-repeated"));
            m_row = m_rows.freshRow(m_line + 1);
            m_column = 0;
        }
        void endRow() override {
            if (!isOurs()) return;
            m_line += m_times;
            m_rows.queue(std::move(m_row), m_times);
            if (m_rows.hasEnough()) m_rows.m_xml.pause();
        }
        void startCell(const XmlAttributes& attributes, bool covered) override {
            if (!isOurs()) return;
            m_covered = covered;
            m_repeated = timesOf(attributes.get("table", "number-columns-repeated"));
            m_value.read(attributes);
            const std::int64_t wide = timesOf(attributes.get("table", "number-columns-spanned"));
            const std::int64_t high = timesOf(attributes.get("table", "number-rows-spanned"));
            if (covered || (wide == 1 && high == 1) || m_column >= width()) return;
            const std::int64_t last = std::max(m_column, std::min(m_column + wide, width()) - 1);
            m_rows.m_areas.add(
                {m_line + 1, m_line + high, static_cast<std::size_t>(m_column), static_cast<std::size_t>(last)});
        }
        void endCell() override {
            if (!isOurs()) return;
            const std::int64_t column = m_column;
            m_column = std::min(m_column + m_repeated, kManyTimes);
            if (m_covered) return;
            const CellText cell = m_value.cell(m_text);
            if (m_value.hasFormula && m_value.type.empty() && cell.text.empty()) ++m_rows.m_counts.emptyFormulas;
            if (cell.text.empty()) return;
            const auto most = static_cast<std::int64_t>(m_rows.m_limits.columns) + 1;
            for (std::int64_t at = column; at < std::min(m_column, std::max(most, column + 1)); ++at)
                m_row->put(static_cast<std::size_t>(at), cell.text, cell.kind, m_rows.m_limits);
        }
        std::int64_t width() const { return static_cast<std::int64_t>(m_rows.m_book->widths[m_rows.m_sheet]); }

        OdsRows& m_rows;
        std::size_t m_tables = 0;
        std::unique_ptr<SheetRow> m_row;
        std::int64_t m_line = 0;
        std::int64_t m_times = 1;
        std::int64_t m_column = 0;
        std::int64_t m_repeated = 1;
        bool m_covered = false;
        OdsValue m_value;
    };

    bool makeRows() override { return m_xml.feed(); }

    std::shared_ptr<const OdsBook> m_book;
    std::size_t m_sheet;
    Handler m_handler;
    XmlPart m_xml;
};

class OdsWorkbook final : public Workbook {
public:
    explicit OdsWorkbook(std::shared_ptr<const OdsBook> book) : m_book(std::move(book)) {}
    const std::vector<SheetInfo>& sheets() const override { return m_book->sheets; }
    std::unique_ptr<RowReader> rows(std::size_t sheet) const override {
        return std::make_unique<OdsRows>(m_book, sheet);
    }

private:
    std::shared_ptr<const OdsBook> m_book;
};

}  // namespace

std::shared_ptr<const Workbook> openOds(std::shared_ptr<const ZipArchive> archive, const CsvLimits& limits) {
    constexpr std::size_t kManifest = 256U << 10;
    if (archive->beginning("META-INF/manifest.xml", kManifest).find("encryption-data") != std::string::npos)
        throw Error(ErrorKind::invalid_value, "", ErrorCode::is_protected);
    auto part = archive->open(kContent);
    if (!part) throw Error(ErrorKind::damaged, "", {ErrorCode::workbook_damaged, {kContent}});
    SheetLister lister;
    XmlPart(std::move(part), lister, XmlPart::Spaces::known).feedAll();
    if (lister.sheets.empty()) throw Error(ErrorKind::damaged, "", {ErrorCode::workbook_damaged, {kContent}});
    auto book = std::make_shared<OdsBook>();
    book->archive = std::move(archive);
    book->limits = limits;
    book->sheets = std::move(lister.sheets);
    book->widths = std::move(lister.widths);
    return std::make_shared<OdsWorkbook>(std::move(book));
}

}  // namespace meike
