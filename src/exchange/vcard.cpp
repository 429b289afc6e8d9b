// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/vcard.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/error_code.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "domain/person_name.h"
#include "exchange/cell_text.h"
#include "exchange/file_format.h"

namespace meike {

namespace {

/// No text of a card is longer; what is beyond is cut off.
constexpr std::size_t kMostBytes = 64 * 1024;

std::string lowered(std::string_view text) {
    std::string result;
    for (const char c : text) result += lowerLetter(c);
    return result;
}

/// One logical line: `item1.TEL;TYPE=CELL:138...`.
struct Property {
    std::string name;                                         ///< lower case, without its group
    std::vector<std::pair<std::string, std::string>> params;  ///< names in lower case; 2.1 has values without a name
    std::string value;                                        ///< as it stands

    bool has(std::string_view wanted) const {
        for (const auto& [name_, text] : params)
            for (std::size_t at = 0; at <= text.size();) {
                const std::size_t end = std::min(text.find(',', at), text.size());
                std::string_view each = std::string_view(text).substr(at, end - at);
                while (!each.empty() && each.front() == '"') each.remove_prefix(1);
                while (!each.empty() && each.back() == '"') each.remove_suffix(1);
                if (lowered(each) == wanted) return true;
                at = end + 1;
            }
        return false;
    }
    std::string param(std::string_view wanted) const {
        for (const auto& [name_, text] : params)
            if (name_ == wanted) return text;
        return {};
    }
};

Property parseProperty(std::string_view line) {
    Property property;
    // The colon that ends name and parameters stands outside quotation marks.
    bool quoted = false;
    std::size_t colon = 0;
    std::vector<std::size_t> cuts;
    for (; colon < line.size() && (quoted || line[colon] != ':'); ++colon) {
        if (line[colon] == '"') quoted = !quoted;
        if (line[colon] == ';' && !quoted && cuts.size() < 64) cuts.push_back(colon);
    }
    if (colon == line.size()) return property;
    property.value = line.substr(colon + 1, kMostBytes * 4);
    cuts.push_back(colon);
    std::string_view name = line.substr(0, cuts.front());
    if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos) name.remove_prefix(dot + 1);
    property.name = lowered(trimmed(name));
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const std::string_view param = line.substr(cuts[i] + 1, cuts[i + 1] - cuts[i] - 1);
        const std::size_t equals = param.find('=');
        if (equals == std::string_view::npos)
            property.params.emplace_back("", param);
        else
            property.params.emplace_back(lowered(param.substr(0, equals)), param.substr(equals + 1));
    }
    return property;
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = lowerLetter(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string fromQuotedPrintable(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '=' && at + 2 < text.size() ? hexDigit(text[at + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[at + 2]) : -1;
        if (low >= 0) {
            bytes += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            bytes += text[at];
        }
    }
    return bytes;
}

std::string fromBase64(std::string_view text) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t value = kLetters.find(c);
        if (value == std::string_view::npos) continue;
        bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFF);
        }
    }
    return bytes;
}

/// The parts of a structured value (N, ORG, ADR), escapes taken off.
std::vector<std::string> partsOf(std::string_view value, char mark, bool lineBreaks) {
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < value.size(); ++at) {
        const char c = value[at];
        if (c == '\\' && at + 1 < value.size()) {
            const char next = value[at + 1];
            const bool escaped = next == '\\' || next == ';' || next == ',' || next == ':';
            if (escaped || (lineBreaks && (next == 'n' || next == 'N'))) {
                parts.back() += escaped ? next : '\n';
                ++at;
                continue;
            }
        }
        if (c == mark && mark != '\0' && parts.size() < 32)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

std::string tidy(std::string_view text) {
    std::string clean = cleanText(text);
    clean.erase(std::remove(clean.begin(), clean.end(), '\r'), clean.end());
    return std::string(trimmed(clean));
}

std::string digitsOf(std::string_view number) {
    std::string digits;
    for (const char c : number)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

/// A number of mainland mobile phones, with or without the country before it.
bool looksMobile(std::string_view number) {
    std::string digits = digitsOf(number);
    if (digits.size() == 13 && digits.starts_with("86")) digits.erase(0, 2);
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

/// Reads the lines of one file into cards.
class CardReader {
public:
    CardReader(std::string_view bytes, std::optional<Encoding> encoding, const std::stop_token& stop,
               std::size_t mostCards)
        : m_bytes(bytes), m_encoding(encoding), m_stop(stop), m_mostCards(mostCards) {}

    Result<std::vector<VCard>> read() {
        std::string line;
        for (std::size_t lines = 0; nextLine(line); ++lines) {
            if (lines % 4096 == 0) throwIfStopped(m_stop);
            take(parseProperty(line));
            if (m_cards.size() > m_mostCards)
                return failure(ErrorKind::invalid_value, "", {ErrorCode::too_many_rows, {m_mostCards}});
        }
        endCard();
        return std::move(m_cards);
    }

private:
    std::string_view physicalLine() {
        const std::size_t end = m_bytes.find_first_of("\r\n", m_at);
        const std::string_view line = m_bytes.substr(m_at, std::min(end, m_bytes.size()) - m_at);
        m_at = std::min(end, m_bytes.size());
        if (m_at < m_bytes.size() && m_bytes[m_at] == '\r') ++m_at;
        if (m_at < m_bytes.size() && m_bytes[m_at] == '\n') ++m_at;
        return line;
    }

    /// The next line with what was folded behind it: lines that begin with a blank, and those after a soft break of
    /// quoted-printable.
    bool nextLine(std::string& line) {
        if (m_at >= m_bytes.size()) return false;
        line = physicalLine();
        const std::string head = lowered(std::string_view(line).substr(0, std::min(line.find(':'), line.size())));
        const bool quotedPrintable = head.find("quoted-printable") != std::string::npos;
        while (m_at < m_bytes.size()) {
            if (m_bytes[m_at] == ' ' || m_bytes[m_at] == '\t') {
                ++m_at;
            } else if (quotedPrintable && line.ends_with('=')) {
                line.pop_back();
            } else {
                break;
            }
            const std::string_view more = physicalLine();
            // Pictures are passed over; they need not be kept.
            if (line.size() < kMostBytes * 4) line += more;
        }
        return true;
    }

    std::string decoded(const Property& property) const {
        const std::string encoding = lowered(property.param("encoding"));
        std::string bytes = property.value;
        if (encoding == "quoted-printable" || property.has("quoted-printable"))
            bytes = fromQuotedPrintable(bytes);
        else if (encoding == "b" || encoding == "base64" || property.has("base64"))
            bytes = fromBase64(bytes);
        std::optional<Encoding> charset = encodingByName(property.param("charset"));
        if (!charset) charset = m_encoding;
        if (!charset && isValidUtf8(bytes)) charset = Encoding::utf8;
        std::string text = decodeToUtf8(std::move(bytes), charset).text;
        if (text.size() > kMostBytes) text.resize(kMostBytes);
        return text;
    }

    void take(const Property& property) {
        if (property.name == "begin" && lowered(trimmed(property.value)) == "vcard") {
            // AGENT of 2.1 holds a card within the card.
            if (m_open && m_agent) {
                ++m_depth;
                return;
            }
            endCard();
            m_open = true;
            return;
        }
        if (!m_open) return;
        if (property.name == "end" && lowered(trimmed(property.value)) == "vcard") {
            if (m_depth > 0) {
                if (--m_depth == 0) m_agent = false;
                return;
            }
            endCard();
            return;
        }
        if (m_depth > 0) return;
        m_agent = property.name == "agent";
        if (property.name == "version") m_lineBreaks = trimmed(property.value) != "2.1";
        if (const Reader* row = readerOf(property.name)) (this->*row->read)(property);
    }

    struct Reader {
        std::string_view name;
        void (CardReader::*read)(const Property&);
    };
    static const Reader* readerOf(std::string_view name) {
        static constexpr Reader kReaders[] = {{"fn", &CardReader::readFullName},
                                              {"n", &CardReader::readName},
                                              {"org", &CardReader::readCompany},
                                              {"title", &CardReader::readTitle},
                                              {"role", &CardReader::readTitle},
                                              {"tel", &CardReader::readPhone},
                                              {"email", &CardReader::readMail},
                                              {"bday", &CardReader::readBirthday},
                                              {"note", &CardReader::readNote},
                                              {"impp", &CardReader::readChat},
                                              {"x-wechat", &CardReader::readWechat},
                                              {"x-weixin", &CardReader::readWechat},
                                              {"x-socialprofile", &CardReader::readChat},
                                              {"adr", &CardReader::readAddress},
                                              {"url", &CardReader::readOther},
                                              {"x-qq", &CardReader::readQq},
                                              {"x-meike-birthday-lunar", &CardReader::readLunar}};
        for (const Reader& row : kReaders)
            if (row.name == name) return &row;
        return nullptr;
    }

    std::string plain(const Property& property) const {
        return tidy(partsOf(decoded(property), '\0', m_lineBreaks)[0]);
    }
    std::vector<std::string> structured(const Property& property) const {
        std::vector<std::string> parts = partsOf(decoded(property), ';', m_lineBreaks);
        for (std::string& part : parts) part = tidy(part);
        return parts;
    }

    void readFullName(const Property& property) {
        if (m_card.name.empty()) m_card.name = plain(property);
    }
    void readName(const Property& property) {
        std::vector<std::string> parts = structured(property);
        parts.resize(3);
        const auto& [family, given, middle] = std::tie(parts[0], parts[1], parts[2]);
        m_name.clear();
        const bool han = isHanName(family + given);
        for (const std::string* part :
             han ? std::array{&family, &middle, &given} : std::array{&given, &middle, &family})
            if (!part->empty()) m_name += (m_name.empty() || han ? "" : " ") + *part;
    }
    void readCompany(const Property& property) {
        const std::vector<std::string> parts = structured(property);
        fill(m_card.company, parts[0]);
        std::string department;
        for (std::size_t i = 1; i < parts.size(); ++i)
            if (!parts[i].empty()) department += (department.empty() ? "" : " ") + parts[i];
        fill(m_card.department, department);
    }
    void readTitle(const Property& property) { fill(m_card.title, plain(property)); }
    void readPhone(const Property& property) {
        std::string number = plain(property);
        if (lowered(number).starts_with("tel:")) number.erase(0, 4);
        number = std::string(trimmed(number));
        const bool other = property.has("fax") || property.has("pager");
        const bool cell = property.has("cell") || property.has("iphone") || property.has("mobile");
        const bool mobile = cell || (!property.has("work") && !property.has("home") && looksMobile(number));
        // Fax machines and a second number stand in the notes.
        if (number.empty()) return;
        std::string& place = mobile ? m_card.mobile : m_card.phone;
        if (!other && place.empty())
            place = number;
        else if (!other && place == number)
            return;
        else
            note(property.has("fax") ? "FAX " : "TEL ", number);
    }
    void readMail(const Property& property) {
        std::string address = plain(property);
        if (lowered(address).starts_with("mailto:")) address.erase(0, 7);
        fillOrNote(m_card.email, address, "EMAIL ");
    }
    void readWechat(const Property& property) { fillOrNote(m_card.wechat, plain(property), "WeChat "); }
    void readQq(const Property& property) { note("QQ ", plain(property)); }
    void readChat(const Property& property) {
        std::string value = plain(property);
        const std::size_t colon = value.find(':');
        const std::string scheme = lowered(std::string_view(value).substr(0, std::min(colon, value.size())));
        const std::string service = lowered(property.param("x-service-type") + property.param("type"));
        const bool wechat = scheme == "wechat" || scheme == "weixin" || scheme == "x-wechat" ||
                            service.find("wechat") != std::string::npos || service.find("weixin") != std::string::npos;
        if (wechat && colon != std::string::npos && scheme != "http" && scheme != "https") value.erase(0, colon + 1);
        if (wechat)
            fillOrNote(m_card.wechat, value, "WeChat ");
        else
            note("", value);
    }
    void readBirthday(const Property& property) {
        const std::string text = plain(property);
        std::string digits;
        for (const char c : std::string_view(text).substr(0, std::min(text.find_first_of("Tt "), text.size())))
            if (c != '-' || digits.empty()) digits += c;
        if (digits.size() == 8 && digits.find_first_not_of("0123456789") == std::string::npos) {
            const auto date = parseIsoDate(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6));
            if (date && !m_card.birthday) {
                m_card.birthday = *date;
                return;
            }
        }
        note("BDAY ", text);
    }
    void readLunar(const Property& property) { m_card.lunarBirthday = lowered(plain(property)) == "true"; }
    void readNote(const Property& property) {
        const std::string text = plain(property);
        if (!text.empty()) m_notes += (m_notes.empty() ? "" : "\n") + text;
    }
    void readAddress(const Property& property) {
        std::string address;
        for (const std::string& part : structured(property))
            if (!part.empty()) address += (address.empty() ? "" : " ") + part;
        note("ADR ", address);
    }
    void readOther(const Property& property) { note("", plain(property)); }

    static void fill(std::string& place, const std::string& text) {
        if (place.empty()) place = text;
    }
    void fillOrNote(std::string& place, const std::string& text, std::string_view label) {
        if (text.empty() || place == text) return;
        if (place.empty())
            place = text;
        else
            note(label, text);
    }
    void note(std::string_view label, const std::string& text) {
        if (!text.empty() && m_more.size() < kMostBytes)
            m_more += (m_more.empty() ? "" : "\n") + std::string(label) + text;
    }

    void endCard() {
        if (!m_open) return;
        if (m_card.name.empty()) m_card.name = m_name;
        m_card.notes = tidy(m_notes + (m_notes.empty() || m_more.empty() ? "" : "\n") + m_more);
        if (!m_card.birthday) m_card.lunarBirthday = false;
        // Texts of one line stay in it.
        for (std::string* text : {&m_card.company, &m_card.department, &m_card.name, &m_card.title, &m_card.mobile,
                                  &m_card.phone, &m_card.wechat, &m_card.email})
            std::replace(text->begin(), text->end(), '\n', ' ');
        if (!m_card.name.empty()) m_cards.push_back(std::move(m_card));
        m_card = {};
        m_name.clear();
        m_notes.clear();
        m_more.clear();
        m_open = m_agent = false;
        m_depth = 0;
        m_lineBreaks = true;
    }

    std::string_view m_bytes;
    std::optional<Encoding> m_encoding;
    const std::stop_token& m_stop;
    std::size_t m_mostCards;
    std::size_t m_at = 0;
    std::vector<VCard> m_cards;
    VCard m_card;
    std::string m_name, m_notes, m_more;
    bool m_open = false;
    bool m_agent = false;  ///< a card within the card may begin
    int m_depth = 0;
    bool m_lineBreaks = true;  ///< 2.1 has no \n
};

}  // namespace

bool isVcard(std::string_view bytes) {
    std::string plain;
    for (const char c : bytes.substr(0, 256))
        if (c != '\0' && c != ' ' && c != '\t' && c != '\r' && c != '\n') plain += lowerLetter(c);
    for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
        if (plain.starts_with(mark)) plain.erase(0, mark.size());
    return plain.starts_with("begin:vcard");
}

Result<std::vector<VCard>> readVcards(std::string_view bytes, std::optional<Encoding> encoding,
                                      const std::stop_token& stop, std::size_t mostCards) {
    // Of UTF-16 even the names of properties must be decoded; all other encodings keep ASCII.
    const Encoding detected = encoding.value_or(detectEncoding(bytes));
    if (detected == Encoding::utf16le || detected == Encoding::utf16be || bytes.starts_with("\xEF\xBB\xBF")) {
        const std::string text = decodeToUtf8(std::string(bytes), detected).text;
        return CardReader(text, Encoding::utf8, stop, mostCards).read();
    }
    return CardReader(bytes, encoding, stop, mostCards).read();
}

}  // namespace meike
