// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/borrow_options.h"

#include <filesystem>
#include <fstream>
#include <string_view>

#include "app/export.h"
#include "app/records/borrow_notes.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/unicode.h"
#include "exchange/csv_writer.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

namespace fs = std::filesystem;

/// A row at the end of the register outside, under the keys that the register inside has; the first brings the header.
void appendToRegister(const std::string& path, const BorrowNote& note, const std::string& workspace) {
    CsvWriteOptions format;
    format.crlf = false;
    std::string text;
    std::error_code failed;
    if (!fs::exists(path, failed) || fs::file_size(path, failed) == 0)
        appendCsvRow(text,
                     std::vector<std::string_view>{"date", "workspace", "purpose", "file", "row_count", "columns"}, {},
                     format);
    const std::string name = pathText(fs::path(workspace).filename());
    const std::string date = isoDate(note.date);
    const std::string rows = std::to_string(note.rows);
    const std::string columns = joinKeys(note.columns);
    appendCsvRow(text, std::vector<std::string_view>{date, name, note.purpose, note.file, rows, columns}, {}, format);
    std::ofstream out(path, std::ios::binary | std::ios::app);
    out << text << std::flush;
    if (!out) throw Error(ErrorKind::io, path, ErrorCode::file_not_written);
}

}  // namespace

void BorrowOptions::addTo(CLI::App& command) {
    command
        .add_option("--purpose", purpose,
                    "what personal data is taken out for; needed when a column holds some, and noted in the register "
                    "of borrow records")
        ->option_text("TEXT");
    command
        .add_option("--register", registerFile,
                    "takes that note, as a row of CSV at its end, while another process holds the workspace")
        ->option_text("FILE.csv");
}

void BorrowOptions::note(const std::string& workspace, Kind kind, const std::vector<std::string>& columns,
                         std::size_t rows, const std::string& file, const Context& context) const {
    notePersonal(workspace, personalColumns(columns, kind), columns, rows, file, context);
}

void BorrowOptions::notePersonal(const std::string& workspace, const std::vector<std::string>& personal,
                                 const std::vector<std::string>& columns, std::size_t rows, const std::string& file,
                                 const Context& context) const {
    // What is shown on the screen counts where it holds personal data, a file always.
    if (personal.empty() && file.starts_with("meikectl ")) return;
    BorrowNote note;
    note.purpose = std::string(trimmed(purpose));
    if (!personal.empty() && note.purpose.empty())
        throw UsageError(
            joinList(personal) + (personal.size() == 1 ? " holds" : " hold") +
            " personal data: say what it is for, by --purpose TEXT, or choose other columns, by --columns");
    note.date = context.clock.today();
    note.file = file;
    note.rows = static_cast<std::int64_t>(rows);
    note.columns = columns;
    try {
        const auto opened = Workspace::open(workspace, context.clock);
        note.person = opened->actor();
        opened->edit(borrowCommand(note), [&](Edit& edit) { addBorrowRecord(edit, note); });
    } catch (const Error& error) {
        const bool held = error.kind() == ErrorKind::locked || error.kind() == ErrorKind::read_only;
        if (!held) throw;
        if (!registerFile.empty()) return appendToRegister(registerFile, note, workspace);
        if (!personal.empty()) throw;
        // Nothing personal: it may leave while a window has the workspace, but not in silence.
        if (!context.quiet)
            context.err << "not entered into the register of exports, for the workspace cannot be written to now; "
                           "--register FILE.csv takes the note\n";
    }
}

}  // namespace meike::cli
