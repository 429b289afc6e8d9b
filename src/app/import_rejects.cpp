// SPDX-License-Identifier: GPL-3.0-or-later
// The rows that were refused: how many for which reason, and the file that brings them back.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "app/import.h"
#include "app/whole_file.h"
#include "app/words/error_words.h"
#include "base/encoding.h"
#include "base/error_code.h"
#include "base/path_text.h"
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
}

void writeRejects(const ImportReport& report, const std::filesystem::path& path, Language language) {
    const bool blanks = report.delimiter == kWhitespaceDelimiter;
    const char delimiter = blanks ? '\t' : report.delimiter;
    // Unreadable rows are not counted: too many cells stay too many until someone repairs them.
    std::size_t width = report.headers.size();
    for (const Reject& reject : report.rejects)
        if (reject.readable) width = std::max(width, reject.cells);
    std::string text;
    if (report.hasHeader) {
        std::vector<std::string_view> header(report.headers.begin(), report.headers.end());
        header.resize(width);
        header.push_back("reject_reason");
        CsvWriteOptions options;
        options.delimiter = delimiter;
        appendCsvRow(text, header, {}, options);
    }
    for (const Reject& reject : report.rejects) {
        std::string reason = reasonText(reject.reason, report.kind, language, true);
        if (blanks) {
            for (char& c : reason)
                if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '"') c = '_';
            text += tabbed(reject.text) + delimiter + reason;
        } else {
            text += reject.text;
            if (reject.cells < width) text.append(width - reject.cells, delimiter);
            text += delimiter + quoted(std::move(reason));
        }
        text += "\r\n";
    }
    // What the source's encoding cannot hold (its unreadable bytes, a reason in Chinese) goes out as UTF-8, and says
    // so.
    auto bytes = encode(text, report.encoding);
    if (bytes)
        writeWholeFile(path,
                       (report.byteOrderMark ? std::string(byteOrderMark(report.encoding)) : std::string()) + *bytes);
    else
        writeWholeFile(path, std::string(byteOrderMark(Encoding::utf8)) + text);
}

}  // namespace meike
