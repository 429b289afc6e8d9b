// SPDX-License-Identifier: GPL-3.0-or-later
// The rows that were refused: how many for which reason, and the file that brings them back.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "app/import.h"
#include "app/import_readings.h"
#include "app/whole_file.h"
#include "app/words/error_words.h"
#include "base/encoding.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "exchange/csv_reader.h"
#include "exchange/csv_writer.h"

namespace meike {

std::map<std::string, std::int64_t> ImportReport::reasons(Language language) const {
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (const Reject& reject : rejects) ++counts[{reject.reason.key, reject.reason.field}];
    std::map<std::string, std::int64_t> texts;
    for (const auto& [reason, count] : counts)
        texts[reasonText({reason.first, reason.second, {}, {}}, kind, language)] += count;
    return texts;
}

namespace {

/// Blank-separated rows come out with tabs, which the same setting reads again.
std::string tabbed(std::string_view text) {
    std::string row;
    bool gap = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t') {
            gap = true;
            continue;
        }
        if (gap && !row.empty()) row += '\t';
        gap = false;
        row += c;
    }
    return row;
}

/// The row without its cell of that column, cell for cell; as it stands where its cells cannot be told apart.
std::string withoutCell(const std::string& text, std::size_t column, char delimiter) {
    CsvReader reader(text, delimiter);
    CsvRow row;
    if (!reader.next(row) || row.error != CsvRowError::none || column >= row.cells.size()) return text;
    row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(column));
    CsvWriteOptions options;
    options.delimiter = delimiter;
    options.crlf = false;
    std::string result;
    appendCsvRow(result, row.cells, {}, options);
    result.pop_back();  // the line break
    return result;
}

std::string quoted(std::string text) {
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, 1, '"');
    return '"' + text + '"';
}

}  // namespace

void checkRejectsPath(const std::filesystem::path& path, const std::filesystem::path& workspace,
                      const std::filesystem::path& source) {
    std::error_code ignored;
    const auto refuse = [&](ErrorCode why) { throw Error(ErrorKind::invalid_value, pathText(path), why); };
    for (const char* tail : {"", "-wal", "-shm", ".lock"})
        if (std::filesystem::equivalent(path, withEnding(workspace, tail), ignored))
            refuse(ErrorCode::rejects_are_workspace);
    if (std::filesystem::equivalent(path, source, ignored)) refuse(ErrorCode::rejects_are_source);
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, ignored)) refuse(ErrorCode::no_such_folder);
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
        refuse(std::filesystem::is_directory(path, ignored) ? ErrorCode::folder_not_file
                                                            : ErrorCode::not_ordinary_file);
}

namespace {

/// The file's text, with the bytes that are of no encoding smuggled.
std::string rejectsText(const ImportReport& report, Language language) {
    const bool blanks = report.delimiter == kWhitespaceDelimiter;
    const char delimiter = blanks ? '\t' : report.delimiter;
    // A file that was repaired brings the reasons of last time: they have had their day.
    std::vector<std::string> headers = report.headers;
    std::vector<std::size_t> old;
    for (std::size_t i = headers.size(); i-- > 0;)
        if (importing::isRejectReason(headers[i])) {
            old.push_back(i);
            headers.erase(headers.begin() + static_cast<std::ptrdiff_t>(i));
        }
    const auto repaired = [&](Reject reject) {
        if (blanks) reject.text = tabbed(reject.text);
        // Its reason stood behind whatever there was too much.
        if (!old.empty() && reject.reason.key == "extra_cells" && reject.cells > 0)
            reject.text = withoutCell(reject.text, reject.cells - 1, delimiter);
        for (const std::size_t column : old) {
            if (!reject.readable || column >= reject.cells) continue;
            reject.text = withoutCell(reject.text, column, delimiter);
            --reject.cells;
        }
        return reject;
    };
    // Unreadable rows are not counted: too many cells stay too many until someone repairs them.
    std::size_t width = headers.size();
    for (const Reject& reject : report.rejects)
        if (reject.readable) width = std::max(width, reject.cells - std::min(reject.cells, old.size()));
    std::string text;
    if (report.hasHeader) {
        std::vector<std::string_view> header(headers.begin(), headers.end());
        header.resize(width);
        const std::string reason = importing::rejectReasonHeader(report);
        header.push_back(reason);
        CsvWriteOptions options;
        options.delimiter = delimiter;
        appendCsvRow(text, header, {}, options);
    }
    for (const Reject& each : report.rejects) {
        const Reject reject = repaired(each);
        std::string reason = reasonText(reject.reason, report.kind, language, true);
        if (blanks) {
            for (char& c : reason)
                if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '"') c = '_';
            text += reject.text + delimiter + reason;
        } else {
            text += reject.text;
            if (reject.cells < width) text.append(width - reject.cells, delimiter);
            text += delimiter + quoted(std::move(reason));
        }
        text += "\r\n";
    }
    return text;
}

}  // namespace

void writeRejects(const ImportReport& report, const std::filesystem::path& path, Language language) {
    const bool holdsBytes = std::any_of(report.rejects.begin(), report.rejects.end(), [](const Reject& reject) {
        return reject.reason.key == csvRowErrorName(CsvRowError::bad_bytes);
    });
    const bool universal = report.encoding == Encoding::utf8 || report.encoding == Encoding::utf16le ||
                           report.encoding == Encoding::utf16be;
    std::string text = rejectsText(report, language);
    auto bytes = encodeWithBytes(text, report.encoding);
    // Bytes are wrong in the encoding of their file: a reason in Chinese is no reason to leave it.
    if (!bytes && holdsBytes) bytes = encodeWithBytes(text = rejectsText(report, Language::en), report.encoding);
    // A short file that is half of such bytes would be taken for another encoding, in which they may be letters.
    const bool marked = report.byteOrderMark || (holdsBytes && universal);
    if (bytes)
        writeWholeFile(path, (marked ? std::string(byteOrderMark(report.encoding)) : std::string()) + *bytes);
    else
        // What the source's encoding cannot hold (a reason in Chinese) goes out as UTF-8, and says so.
        writeWholeFile(
            path, std::string(byteOrderMark(Encoding::utf8)) + valueOrThrow(encodeWithBytes(text, Encoding::utf8)));
}

}  // namespace meike
