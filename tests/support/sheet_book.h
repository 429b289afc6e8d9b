// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "base/date.h"

/// Workbooks as tests describe them; the writers (xlsx_book.h, ods_book.h, xls_book.h) make files of them.
namespace meike::test {

struct BookCell {
    enum class Type { empty, text, rich, number, date, boolean, error, formula_text, formula_number, formula_lost };
    Type type = Type::empty;
    std::string text;    ///< of a number: its stored text; of a date: its serial number
    std::string format;  ///< a number's: a format code, or `#27` for an id without one
    int wide = 1;        ///< columns of the merged area that begins here
    int high = 1;

    BookCell() = default;
    BookCell(const char* value) : type(Type::text), text(value) {
        if (text.empty()) type = Type::empty;
    }
    BookCell(std::string value) : type(Type::text), text(std::move(value)) {}
    BookCell(double value) : type(Type::number), text(shortest(value)) {}
    BookCell(int value) : type(Type::number), text(std::to_string(value)) {}

    BookCell as(std::string code) const {
        BookCell cell = *this;
        cell.format = std::move(code);
        return cell;
    }
    BookCell merged(int columns, int rows) const {
        BookCell cell = *this;
        cell.wide = columns;
        cell.high = rows;
        return cell;
    }
    static BookCell of(Type type, std::string text) {
        BookCell cell;
        cell.type = type;
        cell.text = std::move(text);
        return cell;
    }
    static std::string shortest(double value) {
        char text[40];
        std::snprintf(text, sizeof text, "%.17g", value);
        for (int digits = 1; digits < 17; ++digits) {
            char shorter[40];
            std::snprintf(shorter, sizeof shorter, "%.*g", digits, value);
            if (std::stod(shorter) == value) return shorter;
        }
        return text;
    }
};

/// A day (and time) as a workbook stores it.
inline BookCell day(const std::string& iso, double time = 0, const std::string& format = "yyyy-mm-dd") {
    const auto days = (parseIsoDate(iso).value() - Date(std::chrono::year(1899) / 12 / 30)).count();
    return BookCell::of(BookCell::Type::date, BookCell::shortest(static_cast<double>(days) + time)).as(format);
}
inline BookCell truth(bool value) { return BookCell::of(BookCell::Type::boolean, value ? "1" : "0"); }
inline BookCell fault(const std::string& text) { return BookCell::of(BookCell::Type::error, text); }
/// Text in several fonts, with a phonetic guide that is no part of it.
inline BookCell rich(const std::string& text) { return BookCell::of(BookCell::Type::rich, text); }
inline BookCell stored(const std::string& number) { return BookCell::of(BookCell::Type::number, number); }
inline BookCell formula(double value) {
    return BookCell::of(BookCell::Type::formula_number, BookCell::shortest(value));
}
inline BookCell formulaText(const std::string& text) { return BookCell::of(BookCell::Type::formula_text, text); }
inline BookCell lostFormula() { return BookCell::of(BookCell::Type::formula_lost, "1+1"); }

using BookRow = std::vector<BookCell>;

struct BookSheet {
    std::string name = "Sheet1";
    std::vector<BookRow> rows;
    bool hidden = false;
};

struct Book {
    std::vector<BookSheet> sheets;
    bool from1904 = false;

    Book() = default;
    Book(std::vector<BookRow> rows) { sheets.push_back({"Sheet1", std::move(rows), false}); }
};

inline std::string columnName(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

inline std::string xmlText(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

inline std::string htmlOf(const Book& book) {
    std::string out =
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta http-equiv=Content-Type "
        "content=\"text/html; charset=utf-8\"><style>td{mso-number-format:\\@}</style></head><body>\r\n";
    for (const BookSheet& sheet : book.sheets) {
        out += "<table border=0>\r\n";
        for (const BookRow& row : sheet.rows) {
            out += " <tr height=18>\r\n";
            for (const BookCell& cell : row) {
                out += "  <td class=xl66";
                if (cell.wide > 1) out += " colspan=" + std::to_string(cell.wide);
                if (cell.high > 1) out += " rowspan=" + std::to_string(cell.high);
                out += "><font size=2>" + xmlText(cell.text) + "</font></td>\r\n";
            }
            out += " </tr>\r\n";
        }
        out += "</table>\r\n";
    }
    return out + "</body></html>";
}

}  // namespace meike::test
