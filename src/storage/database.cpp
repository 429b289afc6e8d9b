// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <array>
#include <fstream>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/sql_functions.h"

namespace meike {

namespace {

ErrorKind kindOf(int extended) {
    switch (extended & 0xFF) {
        case SQLITE_FULL:
            return ErrorKind::disk_full;
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return ErrorKind::read_only;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return ErrorKind::damaged;
        case SQLITE_INTERRUPT:
            return ErrorKind::cancelled;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ErrorKind::locked;
        case SQLITE_CONSTRAINT:
            return ErrorKind::invalid_value;
        case SQLITE_CANTOPEN:
            return ErrorKind::io;
        case SQLITE_TOOBIG:
            return ErrorKind::invalid_value;
        case SQLITE_ERROR:
        case SQLITE_MISUSE:
        case SQLITE_RANGE:
            return ErrorKind::internal;
        default:
            return ErrorKind::io;
    }
}

Error translate(const SQLite::Exception& error, const std::string& subject) {
    return {kindOf(error.getExtendedErrorCode() != 0 ? error.getExtendedErrorCode() : error.getErrorCode()),
            subject,
            {ErrorCode::database_says, {error.what()}}};
}

bool beginsLikeDatabase(const std::filesystem::path& path) {
    constexpr std::string_view kMark = "SQLite format 3";
    std::array<char, kMark.size()> bytes{};
    std::ifstream file(path, std::ios::binary);
    return file.read(bytes.data(), bytes.size()) && std::string_view(bytes.data(), bytes.size()) == kMark;
}

/// Runs a call of SQLiteCpp and lets its exceptions leave as meike::Error.
template <class Call>
decltype(auto) translated(const std::string& subject, Call&& call) {
    try {
        return call();
    } catch (const SQLite::Exception& error) {
        throw translate(error, subject);
    }
}

}  // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

// Lists read millions of values and imports write them: SQLite's own calls, without a layer between.

Statement::Statement(Database& database, sqlite3_stmt* statement)
    : m_database(&database), m_statement(statement), m_writes(sqlite3_stmt_readonly(statement) == 0) {}

Statement::~Statement() {
    if (!m_statement) return;
    try {
        settle();
    } catch (const std::exception&) {
        m_writes = false;  // whoever uses the connection next is told
    }
}

void Statement::settle() const { m_database->settle(m_writes); }

void Statement::check(int code) const {
    if (code == SQLITE_OK) return;
    sqlite3* const database = sqlite3_db_handle(m_statement.get());
    throw Error(kindOf(code), {}, {ErrorCode::database_says, {sqlite3_errmsg(database)}});
}

Statement& Statement::bind(int index, std::int64_t value) {
    settle();
    check(sqlite3_bind_int64(m_statement.get(), index, value));
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    settle();
    // A view of nothing is an empty text, not NULL.
    check(sqlite3_bind_text(m_statement.get(), index, text.empty() ? "" : text.data(), static_cast<int>(text.size()),
                            SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bindBlob(int index, std::span<const unsigned char> bytes) {
    settle();
    check(sqlite3_bind_blob(m_statement.get(), index, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(int index, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return bind(index, *number);
    if (const auto* text = std::get_if<std::string>(&value)) return bind(index, std::string_view(*text));
    return bindNull(index);
}

Statement& Statement::bindNull(int index) {
    settle();
    check(sqlite3_bind_null(m_statement.get(), index));
    return *this;
}

Statement& Statement::lend(int index, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? lendText(index, *text) : bind(index, value);
}

Statement& Statement::lendText(int index, std::string_view text) {
    settle();
    check(sqlite3_bind_text(m_statement.get(), index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
    return *this;
}

Statement& Statement::lendBlob(int index, std::span<const unsigned char> bytes) {
    settle();
    check(sqlite3_bind_blob(m_statement.get(), index, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC));
    return *this;
}

bool Statement::step() {
    if (m_ended) throw Error(ErrorKind::internal, {}, {ErrorCode::fault, {"a statement was not reset"}});
    settle();
    const int code = sqlite3_step(m_statement.get());
    m_ended = code != SQLITE_ROW;
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) check(code);
    return false;
}

void Statement::run() {
    while (step()) {
    }
    m_ended = false;
    check(sqlite3_reset(m_statement.get()));
}

Statement& Statement::reset() {
    settle();
    m_ended = false;
    sqlite3_reset(m_statement.get());  // says again what the last step has said
    sqlite3_clear_bindings(m_statement.get());
    return *this;
}

bool Statement::isNull(int column) const {
    settle();
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    settle();
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const {
    settle();
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::text(int column) const {
    settle();
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    if (!text) return {"", 0};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::span<const unsigned char> Statement::blob(int column) const {
    settle();
    const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(m_statement.get(), column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

Value Statement::value(int column) const {
    settle();
    const int type = sqlite3_column_type(m_statement.get(), column);
    if (type == SQLITE_INTEGER) return Value{integer(column)};
    if (type != SQLITE_TEXT) return {};
    return Value{std::string(text(column))};
}

namespace {

/// SQLite counts its memory under a lock, at every piece it takes: nobody here asks for the sums.
void countNoMemory() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);  // too late where somebody else has started SQLite, and then no harm
}

}  // namespace

Database::Database(const std::filesystem::path& path, Mode mode) : m_path(path) {
    countNoMemory();
    const std::string name = pathText(path);
    std::error_code ignored;
    if (mode != Mode::create && !std::filesystem::exists(path, ignored))
        throw Error(ErrorKind::not_found, name, ErrorCode::no_such_file);
    const int flags = mode == Mode::create  ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                      : mode == Mode::write ? SQLite::OPEN_READWRITE
                                            : SQLite::OPEN_READONLY;
    try {
        // Each connection belongs to one thread at a time.
        m_database = std::make_unique<SQLite::Database>(name, flags | SQLITE_OPEN_NOMUTEX, 5000);
        sqlite3* db = m_database->getHandle();
        sqlite3_extended_result_codes(db, 1);
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
        if (mode == Mode::read) sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
        m_database->exec(
            "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
        // One connection writes; a window has a reader for every list that is open, and what they read is in the
        // system's cache anyway.
        m_database->exec(mode == Mode::read ? "PRAGMA cache_size = -8192" : "PRAGMA cache_size = -65536");
        registerSqlFunctions(db);
        if (mode == Mode::create && name != ":memory:") platform::makePrivate(path);
        if (mode != Mode::read) m_database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        // The first look at the file: a file that is no database is found out here and not in the middle of something.
        m_database->exec("SELECT count(*) FROM sqlite_schema");
    } catch (const SQLite::Exception& error) {
        // "Damaged" would send people who chose a table or a picture to their backups.
        if ((error.getErrorCode() & 0xFF) == SQLITE_NOTADB && !beginsLikeDatabase(path))
            throw Error(ErrorKind::damaged, name, ErrorCode::not_a_workspace);
        throw translate(error, name);
    }
}

Database::~Database() = default;

void Database::exec(const std::string& sql) {
    settle(true);
    translated(pathText(m_path), [&] { m_database->exec(sql); });
}

Statement Database::prepare(const std::string& sql) {
    settle(false);
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
    return {*this, statement};
}

Statement& Database::cached(const std::string& sql) {
    settle(false);
    auto found = m_cache.find(sql);
    if (found == m_cache.end()) found = m_cache.emplace(sql, std::make_unique<Statement>(prepare(sql))).first;
    return found->second->reset();
}

std::int64_t Database::integer(const std::string& sql, std::int64_t fallback) {
    Statement statement = prepare(sql);
    if (!statement.step() || statement.isNull(0)) return fallback;
    return statement.integer(0);
}

RecordId Database::lastInsertId() const {
    settle(false);
    return m_database->getLastInsertRowid();
}
void Database::interrupt() { sqlite3_interrupt(m_database->getHandle()); }
bool Database::inTransaction() const {
    settle(false);
    return sqlite3_get_autocommit(m_database->getHandle()) == 0;
}
sqlite3* Database::handle() const {
    settle(true);
    return m_database->getHandle();
}

void Database::fail(int code) const {
    throw Error(kindOf(code), pathText(m_path), {ErrorCode::database_says, {sqlite3_errmsg(m_database->getHandle())}});
}

Transaction::Transaction(Database& database, bool immediate) : m_database(database) {
    m_database.exec(immediate ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    if (!m_open) return;
    try {
        // SQLite rolls back by itself after some failures (disk full, I/O): then there is nothing left to undo.
        if (m_database.inTransaction()) m_database.exec("ROLLBACK");
    } catch (const Error&) {
        // The connection is unusable; the journal undoes the work when the file is next opened.
        m_open = false;
    }
}

void Transaction::commit() {
    m_database.exec("COMMIT");
    m_open = false;
}

}  // namespace meike
