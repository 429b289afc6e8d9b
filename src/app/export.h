// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "app/row_texts.h"
#include "base/date.h"
#include "base/encoding.h"
#include "base/label.h"
#include "base/progress.h"
#include "domain/field.h"
#include "storage/client_query.h"

/// Lists of clients out of a workspace: exactly the rows and columns asked for, in that order.
namespace meike {

/// The column that is no field: the client's uid.
inline constexpr std::string_view kIdColumn = "id";

/// Fields of clients that a list shows until the user chooses others, and all of them: those of the table in its order,
/// then the workspace's own. Keys.
std::vector<std::string> listedColumns();
std::vector<std::string> allColumns(Database& database);
/// Error{invalid_value} naming the first key that is neither a client field nor `id`.
Result<void> checkColumns(const std::vector<std::string>& columns);
/// A list shows at the tier that it is provisional: where columns of a list leave it, that follows the tier as a column
/// of its own.
std::vector<std::string> withProvisional(std::vector<std::string> columns);
/// The columns that hold personal data, or name records whose names are such (a contact).
std::vector<std::string> personalColumns(const std::vector<std::string>& columns, Kind kind = Kind::client);

/// How the file is written.
struct ExportOptions {
    std::filesystem::path file;          ///< `.csv`, `.xlsx` (`.vcf`: contacts); invalid_value for other endings
    std::vector<std::string> columns;    ///< keys of client fields, and `id`
    bool forPeople = true;               ///< labels, grouped numbers, BOM, CRLF; else keys, plain values, LF
    Language language = Language::zh;    ///< of labels
    Encoding encoding = Encoding::utf8;  ///< of .csv
    bool excelSafe = true;               ///< of .csv: guard text cells that a spreadsheet would run as a formula
    std::optional<Date> asOf = {};       ///< what came later is left open, where another day than today is looked at
};
/// The command line's form: keys, exact, no byte order mark, LF.
ExportOptions machineExport(std::filesystem::path file, std::vector<std::string> columns);

struct ExportReport {
    std::int64_t rows = 0;
    double seconds = 0;
};

/// Writes the clients of those ids that exist, in their order, from one snapshot of the database. The file appears
/// whole or not at all. Errors: invalid_value (columns, ending, a character the encoding does not have), cancelled,
/// read_only, disk_full, io.
ExportReport exportClients(Database& reader, const std::vector<RecordId>& ids, const ExportOptions& options,
                           Progress& progress, const std::stop_token& stop = {});
/// The same for records of any kind; columns as RecordTexts takes them. Contacts are also written as cards (`.vcf`,
/// exchange/vcard.h), of cardColumns() whatever columns are asked for.
ExportReport exportRecords(Database& reader, Kind kind, const std::vector<RecordId>& ids, const ExportOptions& options,
                           Progress& progress, const std::stop_token& stop = {});

/// Whether a file's name asks for cards of contacts, and the contact fields that they hold.
bool isCardFile(const std::filesystem::path& file);
std::vector<std::string> cardColumns();

/// Clients as texts, scores and tags included.
class ClientTexts final : public RowTexts {
public:
    /// `forPeople` and `asOf` as in ExportOptions. Error{invalid_value} as checkColumns.
    ClientTexts(Database& reader, std::vector<std::string> columns, bool forPeople, Language language = Language::en,
                std::optional<Date> asOf = std::nullopt);
    ~ClientTexts() override;
    ClientTexts(const ClientTexts&) = delete;
    ClientTexts& operator=(const ClientTexts&) = delete;

    Kind kind() const override { return Kind::client; }
    const std::vector<std::string>& columns() const override;
    const std::vector<const Field*>& fields() const override;
    std::vector<std::string> header() const override;
    std::vector<std::vector<std::string>> read(const std::vector<RecordId>& ids) const override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// For the clipboard, of records of any kind, made for people: labels and rows with tabs between cells, as Excel pastes
/// them (tabs and line breaks inside cells become blanks; text that would run as a formula is guarded).
std::string copyAsTsv(const RowTexts& texts, const std::vector<RecordId>& ids);
/// The same of clients.
std::string copyAsTsv(Database& reader, const std::vector<RecordId>& ids, const std::vector<std::string>& columns,
                      Language language);

/// `客户_核心_2026-03-09.xlsx`, with that ending, the kind's name in front; `words` say what the list is filtered by
/// (may be empty) and lose what file names cannot hold.
std::string exportFileName(std::string_view words, Date day, Language language, std::string_view ending = ".csv",
                           Kind kind = Kind::client);

}  // namespace meike
