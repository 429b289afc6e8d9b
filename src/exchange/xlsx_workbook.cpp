// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx_workbook.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>

#include "base/error_code.h"
#include "exchange/cell_text.h"
#include "exchange/sheet_rows.h"
#include "exchange/xlsx_parts.h"
#include "exchange/xml_part.h"

namespace meike {

namespace {

using xlsx::Book;

constexpr std::size_t kMostMerges = 200'000;
constexpr std::int64_t kLastLine = 1'048'576;

/// `AB12`: column and line from 1; 0 for what is missing or no such place.
struct Place {
    std::size_t column = 0;
    std::int64_t line = 0;
};
Place placeOf(std::string_view reference) {
    Place place;
    std::size_t letters = 0;
    while (letters < reference.size() && isLatinLetter(reference[letters]) && letters < 4)
        place.column = place.column * 26 + static_cast<std::size_t>(lowerLetter(reference[letters++]) - 'a' + 1);
    if (letters > 3) place.column = 0;
    const char* const end = reference.data() + reference.size();
    const auto [stop, code] = std::from_chars(reference.data() + letters, end, place.line);
    if (code != std::errc() || stop != end || place.line < 0 || place.line > kLastLine) place.line = 0;
    return place;
}

/// What stands where in a sheet, for those who merge cells: known only at its end.
struct Layout {
    std::vector<MergedAreas::Area> areas;
    std::size_t width = 0;  ///< columns with a value
};

class LayoutHandler final : public XmlHandler {
public:
    void start(XmlName name, const XmlAttributes& attributes) override {
        if (name.local == "row") {
            m_column = 0;
        } else if (name.local == "c") {
            const Place place = placeOf(attributes.get("r"));
            m_column = place.column > 0 ? place.column : m_column + 1;
        } else if (name.local == "v" || name.local == "is") {
            layout.width = std::max(layout.width, m_column);
        } else if (name.local == "mergeCell" && layout.areas.size() < kMostMerges) {
            const std::string_view range = attributes.get("ref");
            const std::size_t colon = range.find(':');
            if (colon == std::string_view::npos) return;
            const Place from = placeOf(range.substr(0, colon));
            const Place to = placeOf(range.substr(colon + 1));
            if (from.column == 0 || from.line == 0 || to.column < from.column || to.line < from.line) return;
            layout.areas.push_back({from.line, to.line, from.column - 1, to.column - 1});
        }
    }
    void end(XmlName /*name*/) override {}
    void text(std::string_view /*text*/) override {}

    Layout layout;

private:
    std::size_t m_column = 0;
};

/// Whether a part speaks of merged cells, or is in an encoding in which nobody can see it.
bool mayMerge(ZipPart& part) {
    constexpr std::string_view kWord = "mergeCell";
    std::array<char, 128 * 1024> buffer{};
    std::size_t kept = 0;
    bool first = true;
    for (;;) {
        const std::size_t got = part.read(std::span(buffer).subspan(kept));
        if (got == 0) return false;
        const std::string_view text(buffer.data(), kept + got);
        if (first && got >= 2 && (text[0] == '\0' || text[1] == '\0' || text[0] == '\xFF' || text[0] == '\xFE'))
            return true;
        first = false;
        if (text.find(kWord) != std::string_view::npos) return true;
        kept = std::min(text.size(), kWord.size() - 1);
        std::copy(text.end() - static_cast<std::ptrdiff_t>(kept), text.end(), buffer.begin());
    }
}

Layout layoutOf(const Book& book, const std::string& name) {
    const auto part = book.archive->open(name);
    if (!part || !mayMerge(*part)) return {};
    LayoutHandler handler;
    XmlPart(book.archive->open(name), handler, XmlPart::Spaces::dropped).feedAll();
    for (MergedAreas::Area& area : handler.layout.areas)
        area.lastColumn = std::max(area.firstColumn, std::min(area.lastColumn, handler.layout.width - 1));
    return std::move(handler.layout);
}

/// The rows of one sheet, parsed while they are asked for.
class SheetReader final : public QueuedRows, private XmlHandler {
public:
    SheetReader(std::shared_ptr<const Book> book, std::shared_ptr<const Layout> layout, std::size_t sheet)
        : QueuedRows(book->limits),
          m_book(std::move(book)),
          m_layout(std::move(layout)),
          m_sheet(sheet),
          m_xml(m_book->archive->open(m_book->sheets[sheet].part), *this, XmlPart::Spaces::dropped) {
        m_areas.set(m_layout->areas);
    }

    std::unique_ptr<RowReader> fromStart() const override {
        return std::make_unique<SheetReader>(m_book, m_layout, m_sheet);
    }
    std::uint64_t position() const override { return m_xml.part().unpacked(); }
    std::uint64_t total() const override { return std::max(m_xml.part().size(), m_xml.part().unpacked()); }

private:
    bool makeRows() override {
        if (m_xml.feed()) return true;
        // A book whose texts are damaged is, whether or not this sheet has any of them.
        textsRead();
        return false;
    }

    void start(XmlName name, const XmlAttributes& attributes) override {
        if (name.local == "sheetData") {
            m_inside = true;
        } else if (!m_inside) {
            return;
        } else if (name.local == "row") {
            startRow(attributes);
        } else if (name.local == "c" && m_row) {
            startCell(attributes);
        } else if (m_inCell) {
            startInside(name);
        }
    }

    void startRow(const XmlAttributes& attributes) {
        const Place place = placeOf(attributes.get("r"));
        m_lineKnown = place.line > 0;
        // Lines only go down the sheet, whatever the file says.
        m_row = freshRow(std::max(place.line, m_line + 1));
        m_nextColumn = 0;
    }

    void startCell(const XmlAttributes& attributes) {
        std::string_view reference;
        std::string_view type;
        std::string_view style;
        attributes.each([&](std::string_view name, std::string_view value) {
            if (name.size() != 1) return;
            if (name[0] == 'r') reference = value;
            if (name[0] == 't') type = value;
            if (name[0] == 's') style = value;
        });
        const Place place = placeOf(reference);
        m_column = place.column > 0 ? place.column - 1 : m_nextColumn;
        m_nextColumn = m_column + 1;
        if (!m_lineKnown && place.line > m_row->line()) m_row->setLine(place.line);
        m_lineKnown = true;
        m_type = type;
        m_style = 0;
        std::from_chars(style.data(), style.data() + style.size(), m_style);
        m_value.clear();
        m_inCell = true;
        m_hasFormula = m_inText = false;
        m_phonetic = 0;
    }

    void startInside(XmlName name) {
        if (name.local == "f") m_hasFormula = true;
        if (name.local == "rPh") ++m_phonetic;
        m_inText = name.local == "v" || (name.local == "t" && m_phonetic == 0);
    }

    void end(XmlName name) override {
        if (!m_inside) return;
        if (name.local == "sheetData") {
            finish();
        } else if (name.local == "row" && m_row) {
            m_line = m_row->line();
            queue(std::move(m_row));
            if (hasEnough()) m_xml.pause();
        } else if (name.local == "c" && m_inCell) {
            endCell();
        } else if (m_inCell) {
            if (name.local == "rPh") --m_phonetic;
            m_inText = false;
        }
    }

    /// Waits until all shared texts are read; throws what that threw.
    void textsRead() const { std::shared_future<void>(m_book->loaded).get(); }

    /// What stands behind the rows of a sheet is of no use.
    void finish() {
        m_inside = false;
        m_xml.finish();
    }

    void endCell() {
        m_inCell = false;
        if (m_hasFormula && m_value.empty() && m_type != "str") ++m_counts.emptyFormulas;
        if (m_type == "s") {
            if (m_value.empty()) return;
            std::size_t index = 0;
            const auto [end, code] = std::from_chars(m_value.data(), m_value.data() + m_value.size(), index);
            if (code == std::errc() && m_book->texts.has(index)) {
                put(m_book->texts.at(index), CellKind::text);
                return;
            }
            textsRead();
            if (m_book->texts.size() == 0)
                throw Error(ErrorKind::damaged, "", {ErrorCode::workbook_damaged, {"xl/sharedStrings.xml"}});
            put("#REF!", CellKind::error);  // a text that the file has lost
        } else if (m_type == "b") {
            if (!m_value.empty()) put(m_value == "0" || m_value == "false" ? "FALSE" : "TRUE", CellKind::boolean);
        } else if (m_type == "e") {
            put(m_value, CellKind::error);
        } else if (m_type == "d") {
            const CellText cell = cellOfIsoDate(m_value);
            put(cell.text, cell.kind);
        } else if (m_type.empty() || m_type == "n") {
            static const CellFormat kGeneral;
            const CellFormat& format = m_style < m_book->formats.size() ? m_book->formats[m_style] : kGeneral;
            const CellText cell = cellOfNumber(m_value, format, m_book->from1904);
            put(cell.text, cell.kind);
        } else {
            put(xlsx::withoutEscapes(m_value), CellKind::text);
        }
    }

    void put(std::string_view text, CellKind kind) { m_row->put(m_column, text, kind, m_limits); }

    void text(std::string_view text) override {
        if (m_inCell && m_inText && m_value.size() <= m_limits.cellBytes) m_value += text;
    }

    std::shared_ptr<const Book> m_book;
    std::shared_ptr<const Layout> m_layout;
    std::size_t m_sheet;
    XmlPart m_xml;
    std::unique_ptr<SheetRow> m_row;
    std::int64_t m_line = 0;
    std::size_t m_column = 0;
    std::size_t m_nextColumn = 0;
    std::size_t m_style = 0;
    std::string m_type;
    std::string m_value;
    int m_phonetic = 0;
    bool m_inside = false;
    bool m_inCell = false;
    bool m_inText = false;
    bool m_hasFormula = false;
    bool m_lineKnown = false;
};

class XlsxWorkbook final : public Workbook {
public:
    explicit XlsxWorkbook(std::shared_ptr<const Book> book) : m_book(std::move(book)) {
        for (const xlsx::Sheet& sheet : m_book->sheets) m_sheets.push_back(sheet.info);
        m_layouts.resize(m_sheets.size());
    }

    const std::vector<SheetInfo>& sheets() const override { return m_sheets; }
    std::unique_ptr<RowReader> rows(std::size_t sheet) const override {
        const std::lock_guard guard(m_mutex);
        auto& layout = m_layouts[sheet];
        if (!layout) layout = std::make_shared<const Layout>(layoutOf(*m_book, m_book->sheets[sheet].part));
        return std::make_unique<SheetReader>(m_book, layout, sheet);
    }

private:
    std::shared_ptr<const Book> m_book;
    std::vector<SheetInfo> m_sheets;
    mutable std::mutex m_mutex;
    mutable std::vector<std::shared_ptr<const Layout>> m_layouts;
};

}  // namespace

std::shared_ptr<const Workbook> openXlsx(std::shared_ptr<const ZipArchive> archive, const CsvLimits& limits) {
    return std::make_shared<XlsxWorkbook>(xlsx::readBook(std::move(archive), limits));
}

}  // namespace meike
