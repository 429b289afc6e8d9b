// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/support/sheet_book.h"
#include "tests/support/zip_writer.h"

namespace meike::test {

/// How the XLSX files of programs differ.
struct XlsxDialect {
    std::string name;
    bool sharedTexts = true;       ///< else in the cells
    bool references = true;        ///< r="A1"
    bool lineNumbers = true;       ///< r of rows
    bool strict = false;           ///< namespaces of ISO 29500 strict, dates as text (t="d")
    std::string prefix;            ///< x: before every element
    bool absoluteTargets = false;  ///< /xl/worksheets/sheet1.xml
    bool backslashes = false;      ///< xl\worksheets\sheet1.xml
    bool emptyTail = false;        ///< styled rows and cells without values, to the end of the sheet
    bool wrongCounts = false;      ///< of shared texts, dimensions and spans
    bool phonetic = false;         ///< guides to reading in shared texts
    bool numberTypes = false;      ///< t="n"
    bool styles = true;
    bool relations = true;
};

/// As WPS, LibreOffice, Google, POI, openpyxl and others write, and some who hardly can.
inline const std::vector<XlsxDialect>& xlsxDialects() {
    static const std::vector<XlsxDialect> kAll = [] {
        std::vector<XlsxDialect> all(9);
        all[0].name = "excel";
        all[1].name = "wps";
        all[1].phonetic = true;
        all[1].emptyTail = true;
        all[2].name = "libreoffice";
        all[2].numberTypes = true;
        all[2].emptyTail = true;
        all[3].name = "google";
        all[3].wrongCounts = true;
        all[3].emptyTail = true;
        all[4].name = "poi";
        all[4].sharedTexts = false;
        all[4].absoluteTargets = true;
        all[4].numberTypes = true;
        all[5].name = "openpyxl";
        all[5].sharedTexts = false;
        all[5].absoluteTargets = true;
        all[6].name = "strict";
        all[6].strict = true;
        all[7].name = "prefixed";
        all[7].prefix = "x:";
        all[7].lineNumbers = false;
        all[8].name = "bare";
        all[8].references = false;
        all[8].lineNumbers = false;
        all[8].backslashes = true;
        all[8].wrongCounts = true;
        return all;
    }();
    return kAll;
}

/// Writes one workbook in one dialect.
class XlsxBook {
public:
    XlsxBook(const Book& book, XlsxDialect dialect) : m_book(book), m_dialect(std::move(dialect)) {}

    std::string bytes() {
        std::vector<std::string> sheets;
        for (const BookSheet& sheet : m_book.sheets) sheets.push_back(sheetXml(sheet));
        ZipWriter zip;
        zip.add("[Content_Types].xml", contentTypes());
        if (m_dialect.relations) {
            zip.add(path("_rels/.rels"),
                    head() + relations({{"rId1", "officeDocument", target("xl/workbook.xml", "")}}));
            std::vector<Relation> parts;
            for (std::size_t i = 0; i < sheets.size(); ++i)
                parts.push_back({"rId" + std::to_string(i + 1), "worksheet", target(sheetPart(i), "xl/")});
            parts.push_back({"rId98", "styles", target("xl/styles.xml", "xl/")});
            parts.push_back({"rId99", "sharedStrings", target("xl/sharedStrings.xml", "xl/")});
            zip.add(path("xl/_rels/workbook.xml.rels"), head() + relations(parts));
        }
        zip.add(path("xl/workbook.xml"), workbookXml());
        for (std::size_t i = 0; i < sheets.size(); ++i) zip.add(path(sheetPart(i)), sheets[i]);
        if (m_dialect.styles) zip.add(path("xl/styles.xml"), stylesXml());
        if (m_dialect.sharedTexts) zip.add(path("xl/sharedStrings.xml"), textsXml());
        return zip.finish();
    }

private:
    struct Relation {
        std::string id;
        std::string type;
        std::string target;
    };

    static std::string head() { return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"; }
    std::string contentTypes() const {
        const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        std::string out =
            head() +
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
        const auto add = [&](const std::string& part, const std::string& name) {
            out += "<Override PartName=\"/" + part + "\" ContentType=\"" + type + name + "+xml\"/>";
        };
        add("xl/workbook.xml", "sheet.main");
        for (std::size_t i = 0; i < m_book.sheets.size(); ++i) add(sheetPart(i), "worksheet");
        add("xl/styles.xml", "styles");
        add("xl/sharedStrings.xml", "sharedStrings");
        return out + "</Types>";
    }
    static std::string sheetPart(std::size_t i) { return "xl/worksheets/sheet" + std::to_string(i + 1) + ".xml"; }
    std::string path(std::string name) const {
        if (m_dialect.backslashes)
            for (char& c : name)
                if (c == '/') c = '\\';
        return name;
    }
    std::string target(const std::string& part, const std::string& folder) const {
        return m_dialect.absoluteTargets ? "/" + part : part.substr(folder.size());
    }
    std::string relations(const std::vector<Relation>& all) const {
        const std::string types = m_dialect.strict
                                      ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                                      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        std::string out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        for (const Relation& each : all)
            out += "<Relationship Id=\"" + each.id + "\" Type=\"" + types + each.type + "\" Target=\"" + each.target +
                   "\"/>";
        return out + "</Relationships>";
    }
    std::string root(const std::string& name) const {
        const std::string uri = m_dialect.strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                                                 : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const std::string relation = m_dialect.strict
                                         ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                                         : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const std::string space = m_dialect.prefix.empty() ? "xmlns" : "xmlns:x";
        return head() + "<" + m_dialect.prefix + name + " " + space + "=\"" + uri + "\" xmlns:r=\"" + relation + "\">";
    }
    std::string open(const std::string& name, const std::string& attributes = {}) const {
        return "<" + m_dialect.prefix + name + attributes + ">";
    }
    std::string close(const std::string& name) const { return "</" + m_dialect.prefix + name + ">"; }
    std::string element(const std::string& name, const std::string& inside, const std::string& attributes = {}) const {
        return open(name, attributes) + inside + close(name);
    }

    std::string workbookXml() const {
        std::string out =
            root("workbook") + open("workbookPr", m_book.from1904 ? " date1904=\"1\"/" : "/") + open("sheets");
        for (std::size_t i = 0; i < m_book.sheets.size(); ++i)
            out += open("sheet", " name=\"" + xmlText(m_book.sheets[i].name) + "\" sheetId=\"" + std::to_string(i + 1) +
                                     "\"" + (m_book.sheets[i].hidden ? " state=\"hidden\"" : "") + " r:id=\"rId" +
                                     std::to_string(i + 1) + "\"/");
        return out + close("sheets") + close("workbook");
    }

    std::size_t style(const std::string& format) {
        if (format.empty()) return 0;
        const auto [place, added] = m_styles.emplace(format, m_styles.size() + 1);
        if (added) m_formats.push_back(format);
        return place->second;
    }
    std::string stylesXml() const {
        std::string codes;
        std::string cells = open("xf", " numFmtId=\"0\"/");
        int id = 176;
        for (const std::string& format : m_formats) {
            const bool builtin = format.front() == '#' && format.size() > 1 && format[1] >= '0' && format[1] <= '9' &&
                                 format.find_first_not_of("0123456789", 1) == std::string::npos;
            const std::string number = builtin ? format.substr(1) : std::to_string(id++);
            if (!builtin)
                codes += open("numFmt", " numFmtId=\"" + number + "\" formatCode=\"" + xmlText(format) + "\"/");
            cells += open("xf", " numFmtId=\"" + number + "\" applyNumberFormat=\"1\"/");
        }
        return root("styleSheet") + element("numFmts", codes) +
               element("cellStyleXfs", open("xf", " numFmtId=\"14\"/")) + element("cellXfs", cells) +
               close("styleSheet");
    }

    std::string textsXml() const {
        const std::string count = std::to_string(m_dialect.wrongCounts ? 1 : m_texts.size());
        std::string out = root("sst");
        out.insert(out.size() - 1, " count=\"" + count + "\" uniqueCount=\"" + count + "\"");
        for (const auto& each : m_texts) out += element("si", each);
        return out + close("sst");
    }
    std::string inside(const BookCell& cell) const {
        const std::string plain = xmlText(cell.text);
        if (cell.type != BookCell::Type::rich) return element("t", plain, " xml:space=\"preserve\"");
        std::size_t half = plain.size() / 2;
        while (half < plain.size() && (static_cast<unsigned char>(plain[half]) & 0xC0) == 0x80) ++half;
        return element("r", element("rPr", open("b", "/")) +
                                element("t", plain.substr(0, half), " xml:space=\"preserve\"")) +
               element("r", element("t", plain.substr(half), " xml:space=\"preserve\"")) +
               element("rPh", element("t", "フリガナ"), " sb=\"0\" eb=\"1\"") + open("phoneticPr", " fontId=\"1\"/");
    }

    std::string cellXml(const BookCell& cell, const std::string& reference) {
        using Type = BookCell::Type;
        const std::size_t format = style(cell.format);
        std::string attributes = m_dialect.references ? " r=\"" + reference + "\"" : "";
        if (format > 0) attributes += " s=\"" + std::to_string(format) + "\"";
        const auto typed = [&](const std::string& type, const std::string& content) {
            return element("c", content, attributes + " t=\"" + type + "\"");
        };
        switch (cell.type) {
            case Type::empty:
                return open("c", attributes + "/");
            case Type::text:
            case Type::rich: {
                std::string content = inside(cell);
                if (!m_dialect.sharedTexts) return typed("inlineStr", element("is", content));
                if (m_dialect.phonetic && cell.type == Type::text)
                    content += element("rPh", element("t", "pinyin"), " sb=\"0\" eb=\"1\"");
                m_texts.push_back(std::move(content));
                return typed("s", element("v", std::to_string(m_texts.size() - 1)));
            }
            case Type::number:
            case Type::date:
                if (m_dialect.strict && cell.type == Type::date && cell.text.find('.') == std::string::npos)
                    return typed("d", element("v", isoOf(cell.text)));
                if (m_dialect.numberTypes) return typed("n", element("v", cell.text));
                return element("c", element("v", cell.text), attributes);
            case Type::boolean:
                return typed("b", element("v", cell.text));
            case Type::error:
                return typed("e", element("v", xmlText(cell.text)));
            case Type::formula_text:
                return typed("str", element("f", "A1&amp;A2") + element("v", xmlText(cell.text)));
            case Type::formula_number:
                return element("c", element("f", "SUM(A1:A9)") + element("v", cell.text), attributes);
            case Type::formula_lost:
                return element("c", element("f", cell.text), attributes);
        }
        return {};
    }
    static std::string isoOf(const std::string& serial) {
        return isoDate(Date(std::chrono::year(1899) / 12 / 30) + std::chrono::days(std::stoi(serial)));
    }

    std::string sheetXml(const BookSheet& sheet) {
        std::string out = root("worksheet");
        out += open("dimension", m_dialect.wrongCounts ? " ref=\"A1\"/" : " ref=\"A1:Z99\"/") + open("sheetData");
        std::string merges;
        for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
            const BookRow& row = sheet.rows[r];
            // Programs leave out rows without cells, unless nothing says which line a row is.
            if (row.empty() && m_dialect.lineNumbers) continue;
            std::string cells;
            for (std::size_t c = 0; c < row.size(); ++c) {
                const std::string reference = columnName(c) + std::to_string(r + 1);
                if (row[c].wide > 1 || row[c].high > 1)
                    merges += open("mergeCell", " ref=\"" + reference + ":" +
                                                    columnName(c + static_cast<std::size_t>(row[c].wide) - 1) +
                                                    std::to_string(r + static_cast<std::size_t>(row[c].high)) + "\"/");
                if (row[c].type == BookCell::Type::empty && m_dialect.references && !m_dialect.emptyTail) continue;
                cells += cellXml(row[c], reference);
            }
            std::string attributes = m_dialect.lineNumbers ? " r=\"" + std::to_string(r + 1) + "\"" : "";
            if (m_dialect.wrongCounts) attributes += " spans=\"1:1\"";
            out += element("row", cells, attributes);
        }
        if (m_dialect.emptyTail)
            for (std::size_t r = sheet.rows.size() + 1; r < sheet.rows.size() + 40; ++r)
                out += element("row", open("c", " r=\"C" + std::to_string(r) + "\" s=\"0\"/"),
                               " r=\"" + std::to_string(r) + "\" customHeight=\"1\"");
        out += close("sheetData");
        if (!merges.empty()) out += element("mergeCells", merges);
        return out + open("pageMargins", " left=\"0.7\"/") + close("worksheet");
    }

    const Book& m_book;
    XlsxDialect m_dialect;
    std::map<std::string, std::size_t> m_styles;
    std::vector<std::string> m_formats;
    std::vector<std::string> m_texts;
};

inline std::string xlsxOf(const Book& book, const XlsxDialect& dialect = xlsxDialects().front()) {
    return XlsxBook(book, dialect).bytes();
}

}  // namespace meike::test
