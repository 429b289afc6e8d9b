// SPDX-License-Identifier: GPL-3.0-or-later
// Cards as they are written, and as a table.
#include "base/unicode.h"
#include "domain/person_name.h"
#include "exchange/csv_writer.h"
#include "exchange/vcard.h"

namespace meike {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c != '\r') out += c;
    }
    return out;
}

/// Folds at 75 bytes, never within a character.
void appendLine(std::string& out, std::string_view line) {
    std::size_t used = 0;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t next = at;
        nextCodePoint(line, next);
        if (used + (next - at) > 75) {
            out += "\r\n ";
            used = 1;
        }
        out += line.substr(at, next - at);
        used += next - at;
        at = next;
    }
    out += "\r\n";
}

constexpr std::string_view kFields[] = {"client", "name",  "title",    "department",     "mobile", "phone",
                                        "wechat", "email", "birthday", "birthday_lunar", "notes"};

}  // namespace

std::string writeVcards(std::span<const VCard> cards) {
    std::string out;
    for (const VCard& card : cards) {
        const auto line = [&](std::string_view head, const std::string& text) {
            if (!text.empty()) appendLine(out, std::string(head) + ":" + escaped(text));
        };
        const auto [family, given] = partName(card.name);
        out += "BEGIN:VCARD\r\nVERSION:3.0\r\n";
        appendLine(out, "N:" + escaped(family) + ";" + escaped(given) + ";;;");
        line("FN", card.name);
        if (!card.company.empty() || !card.department.empty())
            appendLine(
                out, "ORG:" + escaped(card.company) + (card.department.empty() ? "" : ";" + escaped(card.department)));
        line("TITLE", card.title);
        line("TEL;TYPE=CELL", card.mobile);
        line("TEL;TYPE=WORK,VOICE", card.phone);
        line("EMAIL;TYPE=INTERNET", card.email);
        line("X-WECHAT", card.wechat);
        if (card.birthday) out += "BDAY:" + isoDate(*card.birthday) + "\r\n";
        if (card.birthday && card.lunarBirthday) out += "X-MEIKE-BIRTHDAY-LUNAR:TRUE\r\n";
        line("NOTE", card.notes);
        out += "END:VCARD\r\n";
    }
    return out;
}

std::span<const std::string_view> vcardFields() { return kFields; }

VCard vcardFrom(std::span<const std::string> values) {
    VCard card;
    std::string* const texts[] = {&card.company, &card.name,  &card.title, &card.department, &card.mobile, &card.phone,
                                  &card.wechat,  &card.email, nullptr,     nullptr,          &card.notes};
    for (std::size_t i = 0; i < values.size() && i < std::size(texts); ++i)
        if (texts[i]) *texts[i] = values[i];
    if (values.size() > 9) {
        if (const auto date = parseIsoDate(values[8])) card.birthday = *date;
        card.lunarBirthday = values[9] == "true" || values[9] == "1";
    }
    return card;
}

std::string vcardTable(std::span<const VCard> cards) {
    std::string out;
    CsvWriteOptions format;
    format.crlf = false;
    appendCsvRow(out, kFields, {}, format);
    for (const VCard& card : cards) {
        const std::string birthday = card.birthday ? isoDate(*card.birthday) : std::string();
        const std::string_view lunar = card.lunarBirthday ? "true" : "";
        const std::string_view cells[] = {card.company, card.name,  card.title,  card.department,
                                          card.mobile,  card.phone, card.wechat, card.email,
                                          birthday,     lunar,      card.notes};
        appendCsvRow(out, cells, {}, format);
    }
    return out;
}

}  // namespace meike
