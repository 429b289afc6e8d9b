// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "app/import_choices.h"
#include "app/words/import_words.h"
#include "base/progress.h"
#include "domain/custom_field.h"
#include "domain/field.h"
#include "exchange/header_match.h"
#include "exchange/table_source.h"
#include "exchange/value_parser.h"
#include "storage/change.h"

/// Tables of other programs into a workspace: each row ends as exactly one of new, changed, same or rejected, and the
/// whole file is one step of the history.
namespace meike {

class Database;
class Workspace;

/// Something a column can mean: a field of the kind, or one of the two that only files have (quantity, unit_price of
/// orders).
struct ImportField {
    std::string key;
    Label label;
    FieldType type = FieldType::text;
    bool required = false;
    const Field* field = nullptr;  ///< nullptr for what only files have (quantity, unit_price)
    std::string aliases;           ///< separated by '|'
    Kind kind = Kind::client;      ///< whose field it is: the file's kind, or that of a record beside it
};

/// The kinds that can be imported, in the order in which a newcomer brings them.
std::span<const Kind> importableKinds();
/// What a file is about: a kind, and the fields that the workspace has added to it.
struct ImportKind {
    Kind kind = Kind::client;
    std::vector<const Field*> custom = {};

    ImportKind(Kind kind) : kind(kind) {}  // NOLINT: a kind alone is one without fields of the workspace's own
    ImportKind(Database& database, Kind kind);
};
/// The fields of a kind that a file may fill. Throws invalid_value for a kind that cannot be imported.
std::vector<ImportField> importFields(const ImportKind& kind);
/// The keys by which rows may be matched with records, and those used when the plan names none.
std::vector<std::string> matchableKeys(Kind kind);
std::vector<std::string> defaultMatchKeys(Kind kind);

/// One column of the file and the field it fills.
struct ImportColumn {
    std::size_t column = 0;
    std::string field{};
    HeaderUnit unit{};  ///< what the header says: 万元, %, USD
    /// How this column writes days and numbers; automatic and nothing: found from the whole column.
    DateOrder dateOrder = DateOrder::automatic;
    std::optional<DecimalMark> decimalMark{};
    std::optional<int> year{};  ///< of days that say none (3月9日)
    ColumnUpdate update = ColumnUpdate::standard;
    bool suggested = false;  ///< by its header alone: it is left out where none of its cells fits
    bool asBefore = false;   ///< of rejected rows: how it is read was found when all rows were there
};

/// Everything the user decided about an import.
struct ImportPlan {
    Kind kind = Kind::client;
    std::vector<const Field*> custom;  ///< fields of the workspace's own that columns may fill
    /// Those among them that the import makes, where a column fills them (app/import_new_field.h).
    std::vector<CustomFieldDefinition> newFields;
    std::filesystem::path file;
    TableOptions source;
    std::vector<ImportColumn> mapping;           ///< empty: as suggestMapping
    DateOrder dateOrder = DateOrder::automatic;  ///< for columns that do not say
    std::optional<DecimalMark> decimalMark;      ///< likewise
    std::optional<int> year;                     ///< likewise
    ImportMode mode = ImportMode::both;
    std::vector<std::string> matchKeys;  ///< empty: defaultMatchKeys; may hold kMatchContent
    RepeatPolicy repeat = RepeatPolicy::ask;
    bool remember = false;  ///< keep the mapping for the next file with these headers, and the decisions about names
    NameDecisions names;    ///< besides those that the workspace remembers
    bool createMissingClients = false;  ///< that rows name as theirs, as their parent or as their agent
    std::string currency;               ///< of rows that name none; empty: the base currency
    bool emptyMeansClear = false;       ///< else an empty cell leaves what is there

    ImportKind importKind() const {
        ImportKind all(kind);
        all.custom = custom;
        return all;
    }
};

/// The columns whose header is a name of a field. `rivals`: those that could have been it as well.
std::vector<ImportColumn> suggestMapping(const TableSource& source, const ImportKind& kind,
                                         std::vector<RivalColumn>* rivals = nullptr);
/// How well headers fit the kinds that can be imported, best first; kinds that none of them fits are left out.
struct KindGuess {
    Kind kind;
    double score = 0;       ///< 0..1
    bool complete = false;  ///< everything required is there
};
std::vector<KindGuess> guessImportKind(std::span<const std::string> headers);
/// The kind that headers fit clearly better than `kind`; nothing when none does.
std::optional<Kind> betterKind(std::span<const std::string> headers, Kind kind);
/// By what rows are matched unless somebody decides otherwise: the kind's own keys; else a number column whose values
/// tell the rows of each client apart, and the whole content for rows without a number. Reads through the file and
/// rewinds it.
std::vector<std::string> suggestedMatchKeys(TableSource& source, Kind kind, const std::vector<ImportColumn>& mapping);
/// The mapping that was chosen when a file with these headers last came in; nothing when the suggestion was taken.
std::optional<std::vector<ImportColumn>> rememberedMapping(Database& database, const TableSource& source,
                                                           const ImportKind& kind);
/// What was decided about names of clients when earlier files came in.
NameDecisions rememberedNames(Database& database);
/// `client=customer_id,date,amount=3`: field=column name or number; a field alone is looked for by its names.
/// invalid_value names what does not exist.
Result<std::vector<ImportColumn>> parseMapping(std::string_view text, const TableSource& source,
                                               const ImportKind& kind);
/// The same from a JSON object {"client": "customer_id", "amount": 3}, bare or under "columns".
Result<std::vector<ImportColumn>> parseMappingJson(std::string_view json, const TableSource& source,
                                                   const ImportKind& kind);
/// Required fields that no column fills (an order's amount is filled by quantity and unit_price as well).
std::vector<std::string> missingFields(const ImportKind& kind, const std::vector<ImportColumn>& mapping);

enum class RowFate { created, changed, same, rejected };

/// One refused row, so that it can be written to a file, repaired and imported again.
struct Reject {
    std::int64_t line = 0;  ///< physical line, from 1
    std::string text;       ///< as it stood in the file
    std::size_t cells = 0;
    bool readable = true;  ///< its cells could be told apart
    ImportReason reason;
};

/// How a column was read where its rejected rows alone would not tell: `ymd`, `dmy`, `mdy`, `mixed` (no order reads all
/// its dates), `point`, `comma`, `kept` (some of its cells were values of the field).
struct ColumnReading {
    std::string field;
    std::string how;
};

/// What an import did, or would do.
struct ImportReport {
    Kind kind = Kind::client;
    std::int64_t rows = 0;  ///< = created + changed + same + rejected
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t same = 0;
    std::int64_t rejected = 0;
    std::int64_t clientsCreated = 0;    ///< besides the rows: clients made because a row named them
    std::int64_t othersCreated = 0;     ///< people, pick items and tags made the same way
    std::int64_t besideCreated = 0;     ///< records made beside their row's own, refunds made of a column
    std::vector<BesideTally> beside;    ///< those with columns in the file
    std::vector<std::string> unmapped;  ///< headers of columns that were not used
    std::int64_t nearCount = 0;         ///< new clients called much like others; in a dry run only
    std::vector<NearName> near;         ///< the first of them
    std::vector<ImportNote> notes;      ///< what was assumed or made on the way
    std::vector<Reject> rejects;
    std::int64_t batch = 0;  ///< step of the history; 0 when nothing changed
    double seconds = 0;

    TableFacts facts;                     ///< what the file was recognised as
    std::vector<ImportNote> sourceNotes;  ///< the same in notes

    // What the rejects file needs of its source.
    std::vector<std::string> headers;
    std::vector<ColumnReading> readings;
    bool hasHeader = true;
    char delimiter = ',';
    Encoding encoding = Encoding::utf8;
    bool byteOrderMark = false;

    /// How many rows were refused for each reason, by its text.
    std::map<std::string, std::int64_t> reasons(Language language = Language::en) const;
};

/// The header of the column that says why a row was refused.
inline constexpr std::string_view kRejectReason = "reject_reason";

/// Writes the refused rows as they stood, to the byte, under the same header, in the same encoding and with the same
/// delimiter (tabs for blank-separated files), with a last column `reject_reason` that imports ignore, but for what its
/// header says of how the columns were read (app/import_readings.h). Errors: read_only, disk_full,
/// not_found, io.
/// Error{invalid_value} when rejected rows must not go there: over the workspace, over the source, or into a folder
/// that is not.
void checkRejectsPath(const std::filesystem::path& path, const std::filesystem::path& workspace,
                      const std::filesystem::path& source);
void writeRejects(const ImportReport& report, const std::filesystem::path& path, Language language = Language::en);

/// One cell that an import would change.
struct CellChange {
    std::string field;
    std::string before;
    std::string after;
};
struct PreviewRow {
    std::int64_t line = 0;
    RowFate fate = RowFate::created;
    std::vector<std::string> cells;  ///< the mapped cells as they will be read, in the order of the plan's mapping
    std::vector<CellChange> changes;
    std::optional<ImportReason> reason;
};
/// A column that can be read in two ways: the user must say which.
struct ImportQuestion {
    std::size_t column = 0;
    std::string field;
    bool date = false;  ///< day or month first; otherwise which decimal mark
    std::string example;
};
struct ImportPreview {
    ImportReport report;                    ///< over the whole file
    std::vector<PreviewRow> rows;           ///< the first `limit`
    std::vector<ImportQuestion> questions;  ///< dates among them must be answered before runImport
    std::vector<ImportColumn> mapping;      ///< as used
    std::vector<ImportQuestion> years;      ///< columns of days without a year: must be answered before runImport
    std::vector<RepeatedKey> repeats;       ///< likewise, by the plan's `repeat`; the first of them
    std::vector<RivalColumn> rivals;
};

/// What runImport would do, row by row, without writing anything. `limit` rows are kept in detail, and as many changed
/// and refused ones beyond them.
ImportPreview previewImport(Database& reader, const ImportPlan& plan, std::size_t limit, Progress& progress,
                            const std::stop_token& stop = {}, Language language = Language::en);

/// The same of a source that is open: of the plan's file and options. It is read from its first row.
ImportPreview previewImport(Database& reader, const ImportPlan& plan, TableSource& source, std::size_t limit,
                            Progress& progress, const std::stop_token& stop = {}, Language language = Language::en);

/// Imports the file as one edit named {"import", {count, "@orders+"}}, or {"import_names", {}} when there was nothing
/// else to keep than what the plan decides about names. Throws invalid_value when the plan is not
/// complete, a column of dates can be read in two ways or says no year, or rows repeat a key and nobody said what is to
/// become of them, cancelled (everything rolled back), and what reading and
/// writing throw.
ImportReport runImport(Workspace& workspace, const ImportPlan& plan, Progress& progress,
                       const std::stop_token& stop = {});
ImportReport runImport(Workspace& workspace, const ImportPlan& plan, TableSource& source, Progress& progress,
                       const std::stop_token& stop = {});

}  // namespace meike
