// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <functional>
#include <optional>

#include "app/field_text.h"
#include "app/record_texts.h"
#include "base/encoding.h"
#include "base/error_code.h"
#include "base/money.h"
#include "base/path_text.h"
#include "base/unicode.h"
#include "exchange/csv_writer.h"
#include "exchange/replaced_file.h"
#include "exchange/vcard.h"
#include "exchange/xlsx_writer.h"
#include "storage/custom_fields.h"
#include "storage/records.h"

namespace meike {

std::vector<std::string> listedColumns() {
    std::vector<std::string> keys;
    for (const Field& field : kindRow(Kind::client).fields)
        if (field.listed) keys.emplace_back(field.key);
    return keys;
}

std::vector<std::string> allColumns(Database& database) {
    std::vector<std::string> keys;
    for (const Field* field : fieldsOfKind(database, Kind::client)) keys.emplace_back(field->key);
    return keys;
}

Result<void> checkColumns(const std::vector<std::string>& columns) {
    if (columns.empty()) return failure(ErrorKind::invalid_value, "columns", ErrorCode::no_column_chosen);
    for (const std::string& column : columns)
        if (column != kIdColumn && !findField(Kind::client, column))
            return failure(ErrorKind::invalid_value, column, ErrorCode::no_client_column);
    return {};
}

std::vector<std::string> withProvisional(std::vector<std::string> columns) {
    const auto tier = std::find(columns.begin(), columns.end(), "tier");
    if (tier != columns.end() && std::find(columns.begin(), columns.end(), "provisional") == columns.end())
        columns.insert(tier + 1, "provisional");
    return columns;
}

namespace {

bool holdsPersonalData(const Field& field) {
    if (field.personal) return true;
    if (field.type != FieldType::reference) return false;
    const KindRow& named = kindRow(field.refersTo);
    return !named.nameField.empty() && fieldOf(named.kind, named.nameField).personal;
}

}  // namespace

std::vector<std::string> personalColumns(const std::vector<std::string>& columns, Kind kind) {
    std::vector<std::string> personal;
    for (const std::string& column : columns)
        if (const Field* field = findField(kind, column); field && holdsPersonalData(*field))
            personal.push_back(column);
    return personal;
}

ExportOptions machineExport(std::filesystem::path file, std::vector<std::string> columns) {
    ExportOptions options;
    options.file = std::move(file);
    options.columns = std::move(columns);
    options.forPeople = false;
    options.language = Language::en;
    options.excelSafe = false;
    return options;
}

// ---- Rows as texts ----

struct ClientTexts::Impl {
    Database& database;
    std::vector<std::string> columns;
    bool forPeople;
    Language language;
    std::optional<Date> asOf;
    std::vector<const Field*> fields;  ///< nullptr: id
    NameBook names;
    TextContext context;
};

ClientTexts::ClientTexts(Database& reader, std::vector<std::string> columns, bool forPeople, Language language,
                         std::optional<Date> asOf) {
    if (const auto known = checkColumns(columns); !known) throw known.error();
    m_impl.reset(new Impl{reader, std::move(columns), forPeople, language, asOf, {}, NameBook(reader), {}});
    for (const std::string& column : m_impl->columns) {
        const Field* field = column == kIdColumn ? nullptr : &fieldOf(Kind::client, column);
        m_impl->fields.push_back(field);
    }
    m_impl->context = {&m_impl->names, baseCurrency(reader), language};
}

ClientTexts::~ClientTexts() = default;

const std::vector<std::string>& ClientTexts::columns() const { return m_impl->columns; }

std::vector<std::string> ClientTexts::header() const {
    if (!m_impl->forPeople) return m_impl->columns;
    std::vector<std::string> labels;
    for (const Field* field : m_impl->fields)
        labels.emplace_back(field ? field->label.in(m_impl->language) : kIdColumn);
    return labels;
}

const std::vector<const Field*>& ClientTexts::fields() const { return m_impl->fields; }

std::vector<std::vector<std::string>> ClientTexts::read(const std::vector<RecordId>& ids) const {
    std::vector<std::vector<std::string>> rows;
    rows.reserve(ids.size());
    const bool withIds = std::find(m_impl->fields.begin(), m_impl->fields.end(), nullptr) != m_impl->fields.end();
    const std::vector<ClientRow> clients = readClientRows(m_impl->database, ids, m_impl->asOf, m_impl->fields);
    std::vector<RecordId> found;
    found.reserve(clients.size());
    for (const ClientRow& client : clients) found.push_back(client.id);
    const auto uids = withIds ? uidTexts(m_impl->database, Kind::client, found) : std::vector<std::string>{};
    for (std::size_t at = 0; at < clients.size(); ++at) {
        const ClientRow& client = clients[at];
        std::vector<std::string>& row = rows.emplace_back();
        row.reserve(m_impl->fields.size());
        for (std::size_t i = 0; i < m_impl->fields.size(); ++i) {
            const Field* field = m_impl->fields[i];
            if (!field) {
                row.push_back(uids[at]);
            } else if (field->type == FieldType::tags) {
                row.push_back(m_impl->forPeople ? displayTags(client.tags, m_impl->names, m_impl->language)
                                                : machineTags(client.tags, m_impl->names));
            } else {
                const Value& value = client.value(*field);
                if (field->type == FieldType::reference)
                    m_impl->names.cover(m_impl->database, field->refersTo, integerOr(value, 0));
                row.push_back(m_impl->forPeople ? displayText(*field, value, m_impl->context)
                                                : machineText(*field, value, m_impl->context));
            }
        }
    }
    return rows;
}

// ---- Files ----

namespace {

/// Few enough to cancel soon and to hold in memory, many enough to be quick.
constexpr std::size_t kChunk = 1000;

std::string endingOf(const std::filesystem::path& file) {
    std::string ending = pathText(file.extension());
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

}  // namespace

namespace {

/// Calls write(row) for every client, in parts.
template <class Read, class Write>
void forEachRow(const std::vector<RecordId>& ids, Progress& progress, const std::stop_token& stop, Read read,
                Write write) {
    for (std::size_t from = 0; from < ids.size(); from += kChunk) {
        throwIfStopped(stop);
        progress.report("writing", static_cast<std::int64_t>(from), static_cast<std::int64_t>(ids.size()));
        const std::size_t until = std::min(from + kChunk, ids.size());
        const std::vector<RecordId> part(ids.begin() + static_cast<std::ptrdiff_t>(from),
                                         ids.begin() + static_cast<std::ptrdiff_t>(until));
        for (const auto& row : read(part)) write(row);
    }
}

/// Who the row of that record is about, as people call them.
std::string ownerName(Database& reader, Kind kind, RecordId id) {
    if (kind == Kind::client || !findField(kind, "client")) return recordName(reader, kind, id);
    const auto record = readRecord(reader, kind, id);
    return record ? recordName(reader, Kind::client, record->integer("client")) : std::string();
}

/// The first cell that a file cannot take; `fits` says of which it can.
template <class Fits, class Tell>
void nameTheCell(Database& reader, const RowTexts& texts, const std::vector<RecordId>& ids, Fits fits, Tell tell) {
    const auto header = texts.header();
    for (std::size_t from = 0; from < ids.size(); from += kChunk) {
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = ids.begin() + static_cast<std::ptrdiff_t>(std::min(from + kChunk, ids.size()));
        const auto rows = texts.read({first, last});
        const bool all = std::all_of(rows.begin(), rows.end(), [&](const std::vector<std::string>& row) {
            return std::all_of(row.begin(), row.end(), fits);
        });
        if (all) continue;
        for (auto id = first; id != last; ++id)
            for (const auto& row : texts.read({*id}))
                for (std::size_t i = 0; i < row.size(); ++i)
                    if (!fits(row[i])) tell(ownerName(reader, texts.kind(), *id), header[i], row[i]);
    }
}

/// Small encodings hold few characters: says whose cell holds another.
[[noreturn]] void refuseCharacter(Database& reader, const RowTexts& texts, const std::vector<RecordId>& ids,
                                  Encoding encoding, const Error& error) {
    nameTheCell(
        reader, texts, ids, [&](const std::string& cell) { return encode(cell, encoding).has_value(); },
        [&](const std::string& who, const std::string& column, const std::string& cell) {
            const auto failed = encode(cell, encoding);
            throw Error(
                ErrorKind::invalid_value, who,
                {ErrorCode::character_of_cell, {who, column, encodingName(encoding), failed.error().subject()}});
        });
    throw error;
}

[[noreturn]] void refuseLongText(Database& reader, const RowTexts& texts, const std::vector<RecordId>& ids,
                                 const Error& error) {
    constexpr std::size_t kMostCharacters = 32'767;
    const auto characters = [](const std::string& cell) {
        return std::count_if(cell.begin(), cell.end(), [](char c) { return (c & 0xC0) != 0x80; });
    };
    nameTheCell(
        reader, texts, ids,
        [&](const std::string& cell) { return static_cast<std::size_t>(characters(cell)) <= kMostCharacters; },
        [&](const std::string& who, const std::string& column, const std::string&) {
            throw Error(ErrorKind::invalid_value, who, {ErrorCode::long_text_of_cell, {who, column}});
        });
    throw error;
}

std::int64_t writeCsv(const RowTexts& texts, const std::vector<RecordId>& ids, const ExportOptions& options,
                      Progress& progress, const std::stop_token& stop) {
    CsvWriteOptions format;
    format.encoding = options.encoding;
    // Without its mark nobody knows which half of a character comes first.
    format.byteOrderMark =
        options.forPeople || options.encoding == Encoding::utf16le || options.encoding == Encoding::utf16be;
    format.crlf = options.forPeople;
    format.excelSafe = options.excelSafe;
    format.keepApostrophes = true;
    std::vector<CsvColumnKind> kinds;
    for (const Field* field : texts.fields()) kinds.push_back(columnForm(field).csv);
    CsvWriter writer(options.file, format, std::move(kinds));
    writer.writeHeader(texts.header());
    forEachRow(
        ids, progress, stop, [&](const std::vector<RecordId>& part) { return texts.read(part); },
        [&](const std::vector<std::string>& row) { writer.writeRow(row, stop); });
    writer.finish();
    return writer.rows();
}

XlsxColumn xlsxColumn(const Field* field, const std::string& title, int currencyDecimals) {
    /// Pixels of a list column in characters of a sheet.
    constexpr double kPixelsPerCharacter = 7.5;
    XlsxColumn column{title, XlsxColumnKind::text, 0, 38};
    if (!field) return column;
    column.width = field->width / kPixelsPerCharacter;
    switch (columnForm(field).csv) {
        case CsvColumnKind::date:
            // A moment has a time of day, which is kept as it is written.
            if (field->type == FieldType::date) column.kind = XlsxColumnKind::date;
            break;
        case CsvColumnKind::number:
            column.kind = field->share                      ? XlsxColumnKind::share
                          : field->type == FieldType::money ? XlsxColumnKind::money
                                                            : XlsxColumnKind::number;
            column.decimals = field->type == FieldType::money ? currencyDecimals : field->scale;
            break;
        case CsvColumnKind::text:
        case CsvColumnKind::phone:
            break;
    }
    return column;
}

/// Numbers and dates as such, everything else as people read it (or, exact, as machines do).
std::int64_t writeXlsx(const RowTexts& texts, const RowTexts& plain, int decimals, const std::vector<RecordId>& ids,
                       const ExportOptions& options, Progress& progress, const std::stop_token& stop) {
    std::vector<XlsxColumn> columns;
    const std::vector<std::string> titles = texts.header();
    for (std::size_t i = 0; i < titles.size(); ++i)
        columns.push_back(xlsxColumn(texts.fields()[i], titles[i], decimals));
    XlsxWriter writer(options.file, std::string(kindRow(texts.kind()).many.in(options.language)), columns);
    forEachRow(
        ids, progress, stop,
        [&](const std::vector<RecordId>& part) {
            auto rows = texts.read(part);
            const auto values = plain.read(part);
            for (std::size_t r = 0; r < rows.size(); ++r)
                for (std::size_t c = 0; c < columns.size(); ++c)
                    if (columns[c].kind != XlsxColumnKind::text) rows[r][c] = values[r][c];
            return rows;
        },
        [&](const std::vector<std::string>& row) { writer.writeRow(row, stop); });
    writer.finish();
    return writer.rows();
}

}  // namespace

namespace {

/// `texts(forPeople)` makes the rows.
ExportReport exportRows(Database& reader, const std::function<std::unique_ptr<RowTexts>(bool)>& texts,
                        const std::vector<RecordId>& ids, const ExportOptions& options, Progress& progress,
                        const std::stop_token& stop) {
    const auto start = std::chrono::steady_clock::now();
    const std::string ending = endingOf(options.file);
    if (ending != ".csv" && ending != ".xlsx")
        throw Error(ErrorKind::invalid_value, pathText(options.file), ErrorCode::not_a_file_type);
    // One moment of the workspace for all rows, unless the caller holds one already.
    std::optional<Transaction> snapshot;
    if (!reader.inTransaction()) snapshot.emplace(reader, false);
    const auto rows = texts(options.forPeople);
    std::int64_t written = 0;
    try {
        written = ending == ".csv" ? writeCsv(*rows, ids, options, progress, stop)
                                   : writeXlsx(*rows, *texts(false), currencyDecimals(baseCurrency(reader)), ids,
                                               options, progress, stop);
    } catch (const Error& error) {
        if (error.detail().code == ErrorCode::no_character_in_encoding)
            refuseCharacter(reader, *rows, ids, options.encoding, error);
        if (error.detail().code == ErrorCode::text_too_long_for_cell) refuseLongText(reader, *rows, ids, error);
        throw;
    }
    return {written, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()};
}

}  // namespace

ExportReport exportClients(Database& reader, const std::vector<RecordId>& ids, const ExportOptions& options,
                           Progress& progress, const std::stop_token& stop) {
    const auto texts = [&](bool forPeople) {
        return std::make_unique<ClientTexts>(reader, options.columns, forPeople, options.language, options.asOf);
    };
    return exportRows(reader, texts, ids, options, progress, stop);
}

namespace {

/// The cards of contacts, which have their own columns whatever is asked for.
ExportReport exportCards(Database& reader, const std::vector<RecordId>& ids, const ExportOptions& options,
                         Progress& progress, const std::stop_token& stop) {
    const auto start = std::chrono::steady_clock::now();
    const RecordTexts texts(reader, Kind::contact, cardColumns(), false, Language::en, options.asOf);
    std::vector<VCard> cards;
    forEachRow(
        ids, progress, stop, [&](const std::vector<RecordId>& part) { return texts.read(part); },
        [&](const std::vector<std::string>& row) { cards.push_back(vcardFrom(row)); });
    ReplacedFile file(options.file);
    std::ofstream out(file.temporary(), std::ios::binary | std::ios::trunc);
    out << writeVcards(cards) << std::flush;
    if (!out) file.fail(errno, ErrorCode::file_not_written);
    out.close();
    file.commit();
    return {static_cast<std::int64_t>(cards.size()),
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()};
}

}  // namespace

bool isCardFile(const std::filesystem::path& file) { return endingOf(file) == ".vcf"; }

std::vector<std::string> cardColumns() {
    const auto fields = vcardFields();
    return {fields.begin(), fields.end()};
}

ExportReport exportRecords(Database& reader, Kind kind, const std::vector<RecordId>& ids, const ExportOptions& options,
                           Progress& progress, const std::stop_token& stop) {
    if (kind == Kind::contact && isCardFile(options.file)) return exportCards(reader, ids, options, progress, stop);
    const auto texts = [&](bool forPeople) {
        return std::make_unique<RecordTexts>(reader, kind, options.columns, forPeople, options.language, options.asOf);
    };
    return exportRows(reader, texts, ids, options, progress, stop);
}

std::string copyAsTsv(Database& reader, const std::vector<RecordId>& ids, const std::vector<std::string>& columns,
                      Language language) {
    return copyAsTsv(ClientTexts(reader, columns, true, language), ids);
}

std::string copyAsTsv(const RowTexts& texts, const std::vector<RecordId>& ids) {
    std::string out;
    const auto append = [&](const std::vector<std::string>& cells, bool header) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) out += '\t';
            const std::string& cell = cells[i];
            const std::string safe = header ? cell : guardedCell(cell, columnForm(texts.fields()[i]).csv);
            for (const char c : safe) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
        }
        out += "\r\n";
    };
    append(texts.header(), true);
    for (const auto& row : texts.read(ids)) append(row, false);
    return out;
}

std::string exportFileName(std::string_view words, Date day, Language language, std::string_view ending, Kind kind) {
    std::string name(kindRow(kind).many.in(language));
    std::string part;
    const std::string clean(trimmed(cleanText(words)));
    std::size_t count = 0;
    // Long lists of conditions make no file name.
    for (std::size_t at = 0; at < clean.size() && count < 40; ++count) {
        const char32_t c = nextCodePoint(clean, at);
        const bool forbidden =
            c < 0x20 || c == 0x7F || std::u32string_view(U"/\\:*?\"<>|").find(c) != std::u32string_view::npos;
        appendUtf8(part, forbidden ? U'-' : c);
    }
    while (!part.empty() && (part.back() == '.' || part.back() == ' ')) part.pop_back();
    if (!part.empty()) name += "_" + part;
    return name + "_" + isoDate(day) + std::string(ending);
}

}  // namespace meike
