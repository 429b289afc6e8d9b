// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <set>
#include <string>

#include "tests/support/sheet_book.h"
#include "tests/support/zip_writer.h"

namespace meike::test {

/// An ODS file of this content.xml.
inline std::string odsFile(const std::string& content) {
    return ZipWriter()
        .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", false)
        .add("content.xml", content)
        .add("META-INF/manifest.xml",
             "<manifest:manifest "
             "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>")
        .finish();
}

/// The root of a content.xml with the tables inside. `p`: what the prefixes begin with (any will do).
inline std::string odsContent(const std::string& tables, const std::string& styles = {}) {
    const std::string uri = "urn:oasis:names:tc:opendocument:xmlns:";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"" + uri +
           "office:1.0\" xmlns:table=\"" + uri + "table:1.0\" xmlns:text=\"" + uri + "text:1.0\" xmlns:style=\"" + uri +
           "style:1.0\" xmlns:draw=\"" + uri +
           "drawing:1.0\" "
           "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
           "<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties "
           "table:display=\"false\"/></style:style>" +
           styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
           "</office:spreadsheet></office:body></office:document-content>";
}

/// A workbook as LibreOffice writes it: repeated empty cells and rows to the end of the sheet, covered cells, remarks.
inline std::string odsOf(const Book& book) {
    using Type = BookCell::Type;
    const auto paragraph = [](const std::string& text) { return "<text:p>" + xmlText(text) + "</text:p>"; };
    std::string tables;
    for (const BookSheet& sheet : book.sheets) {
        tables += "<table:table table:name=\"" + xmlText(sheet.name) + "\" table:style-name=\"" +
                  (sheet.hidden ? "ta2" : "ta1") + "\"><table:table-column table:number-columns-repeated=\"16384\"/>";
        std::set<std::pair<std::size_t, std::size_t>> covered;
        for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
            tables += "<table:table-row>";
            for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
                const BookCell& cell = sheet.rows[r][c];
                for (std::size_t down = 0; down < static_cast<std::size_t>(cell.high); ++down)
                    for (std::size_t right = 0; right < static_cast<std::size_t>(cell.wide); ++right)
                        if (down + right > 0) covered.insert({r + down, c + right});
                const bool isCovered = covered.contains({r, c});
                const std::string name = isCovered ? "table:covered-table-cell" : "table:table-cell";
                std::string attributes;
                std::string inside = "<office:annotation><text:p>a remark</text:p></office:annotation>";
                if (cell.wide > 1 || cell.high > 1)
                    attributes += " table:number-columns-spanned=\"" + std::to_string(cell.wide) +
                                  "\" table:number-rows-spanned=\"" + std::to_string(cell.high) + "\"";
                const auto typed = [&](const std::string& type, const std::string& value) {
                    attributes += " office:value-type=\"" + type + "\"" + (value.empty() ? "" : " office:" + value);
                };
                switch (cell.type) {
                    case Type::empty:
                        inside.clear();
                        break;
                    case Type::text:
                    case Type::formula_text:
                        typed("string", "");
                        inside += paragraph(cell.text);
                        break;
                    case Type::rich:
                        typed("string", "");
                        inside += "<text:p><text:span>" + xmlText(cell.text) +
                                  "</text:span><text:ruby><text:ruby-text>"
                                  "フリガナ</text:ruby-text></text:ruby></text:p>";
                        break;
                    case Type::number:
                    case Type::formula_number:
                        typed(cell.format.find('%') != std::string::npos ? "percentage" : "float",
                              "value=\"" + cell.text + "\"");
                        inside += paragraph(cell.text);
                        break;
                    case Type::date: {
                        const double serial = std::stod(cell.text);
                        const auto whole = static_cast<int>(std::floor(serial));
                        const auto seconds = static_cast<int>(std::lround((serial - whole) * 86400));
                        char time[40] = "";
                        if (seconds > 0)
                            std::snprintf(time, sizeof time, "T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                                          seconds % 60);
                        typed("date", "date-value=\"" +
                                          isoDate(Date(std::chrono::year(1899) / 12 / 30) + std::chrono::days(whole)) +
                                          time + "\"");
                        inside += paragraph("a day");
                        break;
                    }
                    case Type::boolean:
                        typed("boolean",
                              std::string("boolean-value=\"") + (cell.text == "1" ? "true" : "false") + "\"");
                        inside += paragraph(cell.text == "1" ? "TRUE" : "FALSE");
                        break;
                    case Type::error:
                        attributes +=
                            " table:formula=\"of:=1/0\" office:value-type=\"string\" "
                            "office:string-value=\"\" calcext:value-type=\"error\"";
                        inside += paragraph(cell.text);
                        break;
                    case Type::formula_lost:
                        attributes += " table:formula=\"of:=1+1\"";
                        inside.clear();
                        break;
                }
                tables += "<" + name + attributes + ">" + inside + "</" + name + ">";
            }
            tables += "<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>";
        }
        tables +=
            "<table:table-row table:number-rows-repeated=\"1048560\"><table:table-cell "
            "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
    }
    return odsFile(odsContent(tables));
}

}  // namespace meike::test
