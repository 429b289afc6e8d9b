// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/source_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <map>
#include <optional>
#include <regex>
#include <set>

namespace meike::layering {
namespace {

using Set = std::set<std::string, std::less<>>;

/// Who may include whom. storage and exchange do not see each other; nothing sees cli or ui but themselves.
const std::map<std::string, Set, std::less<>>& allowedIncludes() {
    static const std::map<std::string, Set, std::less<>> kTable = {
        {"base", {"base"}},
        {"domain", {"domain", "base"}},
        {"engine", {"engine", "domain", "base"}},
        {"storage", {"storage", "engine", "domain", "base"}},
        {"exchange", {"exchange", "engine", "domain", "base"}},
        {"app", {"app", "storage", "exchange", "engine", "domain", "base"}},
        {"cli", {"cli", "app", "storage", "exchange", "engine", "domain", "base"}},
        {"ui", {"ui", "app", "storage", "exchange", "engine", "domain", "base"}},
    };
    return kTable;
}

/// The floors of the window, from the ground up: each may include its own and those below.
constexpr std::array<std::string_view, 8> kUiFloors = {"ui/kit/theme/", "ui/kit/",   "ui/context/", "ui/forms/",
                                                       "ui/rules/",     "ui/parts/", "ui/rooms/",   "ui/shell/"};

/// Which floor a path of ui/ stands on; the entry (ui/main.cpp) stands on the roof. Nothing: on none.
std::optional<std::size_t> uiFloor(std::string_view path) {
    for (std::size_t i = 0; i < kUiFloors.size(); ++i)
        if (path.substr(0, kUiFloors[i].size()) == kUiFloors[i]) return i;
    if (path.find('/', 3) == std::string_view::npos) return kUiFloors.size() - 1;
    return std::nullopt;
}

/// ui/rooms/<room>/...: the room; empty elsewhere.
std::string_view uiRoom(std::string_view path) {
    constexpr std::string_view kRooms = "ui/rooms/";
    if (path.substr(0, kRooms.size()) != kRooms) return {};
    return path.substr(kRooms.size(), path.find('/', kRooms.size()) - kRooms.size());
}

/// Where sentences are made, in both languages.
constexpr std::string_view kWords = "src/app/words/";

bool startsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

bool endsWith(std::string_view text, std::string_view suffix) {
    return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

bool found(const std::string& text, const std::regex& pattern) {
    return !text.empty() && std::regex_search(text, pattern);
}

/// Whether one of the words stands in the text: asked before a regular expression, which is a hundred times slower.
bool mentions(const std::string& text, std::initializer_list<std::string_view> words) {
    return !text.empty() && std::any_of(words.begin(), words.end(), [&text](std::string_view word) {
        return text.find(word) != std::string::npos;
    });
}

/// The layer a path belongs to: src/<layer>/... or ui/...; empty for everything else.
std::string layerOf(std::string_view path) {
    if (startsWith(path, "ui/")) return "ui";
    if (!startsWith(path, "src/")) return {};
    const std::string_view rest = path.substr(4);
    return std::string(rest.substr(0, rest.find('/')));
}

bool isQtHeader(std::string_view header) {
    static const std::regex kQt(R"(^(Qt?[A-Z][A-Za-z0-9]*(/.*)?|q[a-z0-9_]+\.h)$)");
    return std::regex_match(std::string(header), kQt);
}

/// Headers that only one operating system has.
bool isSystemHeader(std::string_view header) {
    static const Set kHeaders = {"unistd.h", "fcntl.h",   "pwd.h",     "dirent.h", "signal.h",
                                 "dlfcn.h",  "termios.h", "pthread.h", "io.h",     "direct.h"};
    return kHeaders.contains(header) || startsWith(header, "sys/") || startsWith(header, "linux/") ||
           startsWith(std::string(header), "windows.h") || startsWith(header, "Windows.h");
}

/// Inside the window arrows only go down, and no room sees another: so there is no cycle either.
void checkFloors(std::string_view path, const std::string& header, std::vector<std::string>& out) {
    const auto from = uiFloor(path);
    const auto to = uiFloor(header);
    if (!from) {
        out.push_back("this folder is no floor of ui/");
    } else if (!to || *to > *from) {
        out.push_back("arrows only go down: \"" + header + "\"");
    } else if (!uiRoom(path).empty() && !uiRoom(header).empty() && uiRoom(path) != uiRoom(header)) {
        out.push_back("no room sees another: \"" + header + "\"");
    }
}

void checkQuotedInclude(std::string_view path, std::string_view layer, const std::string& header,
                        std::vector<std::string>& out) {
    const std::size_t slash = header.find('/');
    if (header.find("..") != std::string::npos) {
        out.push_back("\"" + header + "\": includes are written from the root, not with ..");
        return;
    }
    if (slash == std::string::npos) {
        const bool generatedByQt = layer == "ui" && (startsWith(header, "ui_") || endsWith(header, ".moc"));
        if (!generatedByQt) out.push_back("\"" + header + "\" has no layer prefix");
        return;
    }
    const std::string prefix = header.substr(0, slash);
    if (prefix == "generated") return;
    const auto row = allowedIncludes().find(layer);
    const bool toWords = startsWith(header, "app/words/");
    if (startsWith(path, kWords) && prefix != "engine" && prefix != "domain" && prefix != "base" && !toWords) {
        out.push_back("words are made of what the engine returns: they may not include \"" + header + "\"");
    } else if (row == allowedIncludes().end()) {
        out.push_back("src/" + std::string(layer) + " is no layer of the architecture");
    } else if (!row->second.contains(prefix)) {
        out.push_back(std::string(layer) + " may not include \"" + header + "\"");
    } else if (layer == "ui" && prefix == "ui") {
        checkFloors(path, header, out);
    }
}

void checkSystemInclude(std::string_view path, std::string_view layer, const std::string& header,
                        std::vector<std::string>& out) {
    if (layer != "ui" && isQtHeader(header)) out.push_back("src/ does not know Qt: <" + header + ">");
    if (layer != "storage" && (startsWith(header, "sqlite3") || startsWith(header, "SQLiteCpp"))) {
        out.push_back("only src/storage knows SQLite: <" + header + ">");
    }
    if (startsWith(header, "QSql") || startsWith(header, "QtSql")) out.push_back("no QtSql: <" + header + ">");
    if (layer != "base" && startsWith(header, "unicode/"))
        out.push_back("ICU is behind base/unicode.h: <" + header + ">");
    if (layer != "cli" && startsWith(header, "CLI/"))
        out.push_back("only src/cli reads a command line: <" + header + ">");
    if (!startsWith(path, "src/base/platform") && isSystemHeader(header)) {
        out.push_back("calls of one operating system are behind base/platform.h: <" + header + ">");
    }
}

/// Chinese in a string literal that is no label of a table's row. In the engine a label opens its braces: {"客户",
/// "Clients"}; in the domain, whose rows have other texts too (headings of files), nothing is put together with it. No
/// label has a full stop.
bool isProse(const std::string& layer, const SourceText::Line& line) {
    static const std::regex kLabel(R"(\{[^(){}"]*"")");
    static const std::regex kPutTogether(R"([+?]\s*""|""\s*\+)");
    const bool chinese = std::any_of(line.strings.begin(), line.strings.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xE4 && byte <= 0xE9;
    });
    if (!chinese) return false;
    if (mentions(line.strings, {"。", "；"})) return true;
    return layer == "engine" ? !found(line.code, kLabel) : found(line.code, kPutTogether);
}

/// SQL in a string literal. Upper case is taken at a word; lower case only in a shape that no sentence for people has.
bool looksLikeSql(const std::string& strings) {
    static const std::regex kUpper(
        R"(\b(SELECT(\s|$)|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|DROP\s+(TABLE|INDEX|VIEW|TRIGGER)|PRAGMA\s+\w+|)"
        R"(CREATE\s+((TEMP|UNIQUE|VIRTUAL)\s+)*(TABLE|INDEX|TRIGGER|VIEW)|ATTACH\s+DATABASE|BEGIN\s+IMMEDIATE|ORDER\s+BY|LEFT\s+JOIN)\b)");
    static const std::regex kLower(
        R"(\b(select\s+[\w\s,.*()]+\s+from\s+\w+\s+(where|order|group|limit|join)\b|select\s+(\*|count\s*\()|insert\s+(or\s+\w+\s+)?into\s+\w+\s*\(|)"
        R"(update\s+\w+\s+set\s+\w+\s*=|delete\s+from\s+\w+\s+where\b|create\s+(temp\s+|unique\s+|virtual\s+)*(table|index|trigger|view)\s+\w+\s*(\(|on\b|as\b|after\b)|pragma\s+\w+\s*[=(]))");
    return (mentions(strings, {"SELECT", "INSERT", "UPDATE", "DELETE", "DROP", "PRAGMA", "CREATE", "ATTACH", "BEGIN",
                               "ORDER", "LEFT"}) &&
            found(strings, kUpper)) ||
           (mentions(strings, {"select", "insert", "update", "delete", "create", "pragma"}) && found(strings, kLower));
}

bool namesColour(const SourceText::Line& line) {
    static const std::regex kHex(
        R"((^|[^&0-9A-Za-z])#([0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b|\b(rgba?|hsla?)\s*\()");
    static const std::regex kCode(
        R"(\bQColor\s*[({]\s*(0x)?[0-9]|\bQColor\s+\w+\s*[({]\s*(0x)?[0-9]|\bqRgba?\s*\(|\bQColor::from(Rgb|Hsv|Hsl|Cmyk)\w*\s*\(\s*(0x)?[0-9]|)"
        R"(\bQt::(black|white|red|green|blue|cyan|magenta|yellow|gray|(dark|light)(Red|Green|Blue|Cyan|Magenta|Yellow|Gray))\b)");
    return (mentions(line.strings, {"#", "rgb", "hsl"}) && found(line.strings, kHex)) ||
           (mentions(line.code, {"QColor", "qRgb", "Qt::"}) && found(line.code, kCode));
}

void checkInclude(std::string_view path, const std::string& layer, const SourceText::Line& line,
                  std::vector<std::string>& out) {
    static const std::regex kSystem(R"(^\s*#\s*include\s*<([^>]+)>)");
    static const std::regex kQuoted(R"(^\s*#\s*include\s*")");
    std::smatch match;
    if (!mentions(line.code, {"include"})) return;
    if (std::regex_search(line.code, match, kSystem)) checkSystemInclude(path, layer, match[1].str(), out);
    if (found(line.code, kQuoted)) checkQuotedInclude(path, layer, line.strings, out);
}

void checkUiLine(std::string_view path, const SourceText::Line& line, std::vector<std::string>& out) {
    static const std::regex kConversion(R"(\b(toStdString|fromStdString|toStdU16String|fromStdU16String)\b)");
    static const std::regex kLoop(R"(\b(processEvents|QEventLoop)\b)");
    if (!startsWith(path, "ui/kit/theme/") && namesColour(line))
        out.push_back("colours are set in ui/kit/theme/ alone");
    if (path != "ui/kit/text.h" && path != "ui/kit/text.cpp" && mentions(line.code, {"StdString", "StdU16String"}) &&
        found(line.code, kConversion)) {
        out.push_back("texts change sides in ui/kit/text.h alone");
    }
    if (mentions(line.code, {"processEvents", "QEventLoop"}) && found(line.code, kLoop))
        out.push_back("no nested event loops");
    // lupdate files a free tr() under its namespace; with any other context the text is never found when it is shown.
    static const std::regex kFreeTr(R"(\bQString\s+tr\s*\(\s*const char)");
    static const std::regex kContext(R"(^\s*meike::ui\s*$)");
    if (mentions(line.code, {"QString tr"}) && found(line.code, kFreeTr) && !found(line.strings, kContext)) {
        out.push_back("a free tr() translates in the context \"meike::ui\"");
    }
}

/// What people write goes through the RecordWriter; Edit's own functions are for the storage and for it alone. The rows
/// of a saved assessment are computed, by the hundred thousand, and written as they are.
bool writesPastTheRecordWriter(std::string_view path, std::string_view layer, const SourceText::Line& line) {
    if (layer != "app" && layer != "cli" && layer != "ui") return false;
    if (startsWith(path, "src/app/records/")) return false;
    if (path == "src/app/assessment_save.cpp" || path == "src/app/demo.cpp") return false;
    static const std::regex kWrite(
        R"(\b(m_)?edit(\(\))?\.(insert|update|set|remove|redirect|addTag|removeTag|setSetting)\()");
    return mentions(line.code, {"edit.", "edit()."}) && found(line.code, kWrite);
}

void checkLine(std::string_view path, const std::string& layer, const SourceText::Line& line,
               std::vector<std::string>& out) {
    static const std::regex kSystemTest(R"(\b(_WIN32|__linux__|__APPLE__|__unix__|Q_OS_\w+)\b)");
    // Put together so that this file passes its own rule.
    static const std::regex kLeftover(std::string(R"(\b(TO)") + R"(DO|FIX)" + R"(ME|XX)" + R"(X|HA)" + R"(CK)\b)");

    if (!layer.empty()) {
        checkInclude(path, layer, line, out);
        if ((layer == "engine" || layer == "domain") && isProse(layer, line))
            out.push_back("sentences are made in src/app/words alone; a table's row has a label in both languages");
        if (layer != "storage" && looksLikeSql(line.strings)) out.push_back("SQL lives in src/storage alone");
        static const std::regex kPathText(
            R"(\b\w*(path|file|folder|target|workspace|backup|destination|extension|filename|stem)\w*(\(\))?\.string\(\))",
            std::regex::icase);
        if (mentions(line.code, {".string()"}) && found(line.code, kPathText))
            out.push_back("paths become text by base/path_text.h alone");
        if (!startsWith(path, "src/base/platform") && mentions(line.code, {"_WIN32", "__", "Q_OS_"}) &&
            found(line.code, kSystemTest)) {
            out.push_back("which system this is, only base/platform asks");
        }
    }
    if (writesPastTheRecordWriter(path, layer, line))
        out.push_back("records are written through app/records/record_writer.h");
    if (layer == "ui") checkUiLine(path, line, out);
    if (mentions(line.comment, {"TO", "FIX", "XX", "HA"}) && found(line.comment, kLeftover))
        out.push_back("unfinished work is marked in a comment");
}

}  // namespace

SourceText takeApart(std::string_view text) {
    enum class State { code, lineComment, blockComment, string, raw, character };
    SourceText result;
    SourceText::Line line;
    line.number = 1;
    State state = State::code;
    std::string rawEnd;

    const auto endLine = [&] {
        result.lines.push_back(line);
        const int next = line.number + 1;
        line = {};
        line.number = next;
    };
    const auto isWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };

    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (c == '\n') {
            if (state == State::lineComment) state = State::code;
            endLine();
            continue;
        }
        switch (state) {
            case State::code:
                if (c == '/' && next == '/') {
                    state = State::lineComment;
                    ++i;
                } else if (c == '/' && next == '*') {
                    state = State::blockComment;
                    ++i;
                } else if (c == '"') {
                    line.code += '"';
                    const bool raw = i > 0 && text[i - 1] == 'R' &&
                                     (i < 2 || !isWord(text[i - 2]) || text[i - 2] == 'u' || text[i - 2] == 'U' ||
                                      text[i - 2] == 'L' || text[i - 2] == '8');
                    if (raw) {
                        const std::size_t open = text.find('(', i);
                        if (open == std::string_view::npos) break;
                        rawEnd = ")" + std::string(text.substr(i + 1, open - i - 1)) + "\"";
                        i = open;
                        state = State::raw;
                    } else {
                        state = State::string;
                    }
                } else if (c == '\'' && !(i > 0 && isWord(text[i - 1]) && isWord(next))) {
                    line.code += '\'';
                    state = State::character;
                } else {
                    line.code += c;
                }
                break;
            case State::lineComment:
                line.comment += c;
                break;
            case State::blockComment:
                if (c == '*' && next == '/') {
                    state = State::code;
                    ++i;
                } else {
                    line.comment += c;
                }
                break;
            case State::string:
                if (c == '\\' && next != '\0' && next != '\n') {
                    line.strings += c;
                    line.strings += next;
                    ++i;
                } else if (c == '"') {
                    // An include's header is read back from here, so only literals after the first are set apart by a
                    // blank.
                    line.code += '"';
                    state = State::code;
                    if (text.substr(i + 1, text.find('\n', i + 1) - i - 1).find('"') != std::string_view::npos)
                        line.strings += ' ';
                } else {
                    line.strings += c;
                }
                break;
            case State::raw:
                if (text.substr(i, rawEnd.size()) == rawEnd) {
                    i += rawEnd.size() - 1;
                    line.code += '"';
                    state = State::code;
                } else {
                    line.strings += c;
                }
                break;
            case State::character:
                if (c == '\\' && next != '\0') {
                    ++i;
                } else if (c == '\'') {
                    line.code += '\'';
                    state = State::code;
                }
                break;
        }
    }
    if (!line.code.empty() || !line.strings.empty() || !line.comment.empty()) endLine();
    return result;
}

std::vector<std::string> violations(std::string_view path, std::string_view text) {
    std::vector<std::string> out;
    const std::string layer = layerOf(path);

    if (endsWith(path, ".ui")) {
        static const std::regex kHex(R"([^&]#([0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b|<color)");
        if (found(std::string(text), kHex)) out.push_back("colours are set in ui/kit/theme/ alone");
        return out;
    }
    if (!startsWith(text, "// SPDX-License-Identifier: GPL-3.0-or-later\n")) {
        out.push_back("line 1: no SPDX line");
    }
    if (endsWith(path, ".h") && text.find("\n#pragma once\n") == std::string_view::npos) {
        out.push_back("line 2: no #pragma once");
    }
    for (const SourceText::Line& line : takeApart(text).lines) {
        std::vector<std::string> ofLine;
        checkLine(path, layer, line, ofLine);
        for (const std::string& why : ofLine) out.push_back("line " + std::to_string(line.number) + ": " + why);
    }
    return out;
}

}  // namespace meike::layering
