// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include "tests/support/sheet_book.h"

namespace meike::test {

/// The ids of dates and times that a file need not give a code for: those of all languages and those of Chinese.
constexpr std::array<int, 31> kDateIds = {14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33,
                                          34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58};

/// Codes as people and programs write them.
inline const std::vector<std::string>& dateCodes() {
    static const std::vector<std::string> kCodes = {
        "yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "yyyy\"年\"m\"月\"", "m\"月\"d\"日\"", "[$-804]yyyy/m/d;@",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "yyyy\\-mm\\-dd\\ hh:mm:ss",
        "yyyy/m/d h:mm AM/PM", "[$-F400]h:mm:ss AM/PM", "h\"时\"mm\"分\"ss\"秒\"", "mm:ss", "mm:ss.000", "[h]:mm:ss",
        "[mm]:ss", "aaaa", "d-mmm-yy", "mmm-yy", "[Red][>45000]yyyy-mm-dd;yyyy-mm-dd", "dd/mm/yyyy\\ hh:mm",
        // No dates at all.
        "General", "0.00E+00", "#,##0\"天\"", "\"day\" 0", "[Red]0.00;[Blue]-0.00", "0.00_);(0.00)", "@"};
    return kCodes;
}

/// Serial numbers: a day, a day with a time, a time, more than a day, the edges of 1900.
inline const std::vector<std::string>& dateSerials() {
    static const std::vector<std::string> kSerials = {"45725", "45725.5208333333", "0.25", "1.5", "61", "73050.999"};
    return kSerials;
}

/// One row for each format: its id or code, then a cell of each serial number.
inline Book datesBook(bool from1904) {
    Book book;
    book.from1904 = from1904;
    book.sheets.push_back({"Dates", {}, false});
    const auto add = [&](const std::string& format, const std::string& name) {
        BookRow row = {BookCell(name)};
        for (const std::string& serial : dateSerials()) row.push_back(stored(serial).as(format));
        book.sheets[0].rows.push_back(row);
    };
    for (const int id : kDateIds) add("#" + std::to_string(id), "id " + std::to_string(id));
    for (const std::string& code : dateCodes()) add(code, "code " + code);
    return book;
}

}  // namespace meike::test
