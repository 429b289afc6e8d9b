// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <fstream>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/sql_functions.h"
#include "storage/workspace_lock.h"

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

/// Whether the system has said so of the last write that failed. SQLite passes on what it said when a statement fails,
/// but not when a COMMIT does; the files themselves, the database and its log, remember.
bool systemSaid(sqlite3* database, int number) {
    if (sqlite3_system_errno(database) == number) return true;
    int last = 0;
    if (sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK && last == number)
        return true;
    sqlite3_file* log = nullptr;
    return sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log)) ==
               SQLITE_OK &&
           log && log->pMethods && log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK &&
           last == number;
}

/// What SQLite says of a code, where the connection remembers the same code more precisely: else its words would be
/// those of another call ("not an error").
Error errorFrom(sqlite3* database, int code, std::string subject) {
    if ((code & 0xFF) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM)
        return {ErrorKind::io, std::move(subject), ErrorCode::out_of_memory};
    const bool writing = (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_FULL;
    if (writing && systemSaid(database, EFBIG))
        return {ErrorKind::disk_full, std::move(subject), ErrorCode::size_limit_reached};
    if (writing && (systemSaid(database, ENOSPC) || systemSaid(database, EDQUOT))) code = SQLITE_FULL;
    const bool remembered = (sqlite3_errcode(database) & 0xFF) == (code & 0xFF);
    return {kindOf(code),
            std::move(subject),
            {ErrorCode::database_says, {remembered ? sqlite3_errmsg(database) : sqlite3_errstr(code)}}};
}

/// A file as a URI of SQLite that says it will not change.
std::string unchangingUri(const std::filesystem::path& path) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : pathText(std::filesystem::absolute(path))) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = std::isalnum(byte) != 0 || c == '/' || c == '.' || c == '_' || c == '-';
        if (plain)
            uri += c;
        else
            uri.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
    }
    return uri + "?immutable=1";
}

/// Whether a failure to open for reading may come from what cannot be made beside the file.
bool wantsItsCompanions(int code) {
    const int primary = code & 0xFF;
    return primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY || primary == SQLITE_IOERR ||
           primary == SQLITE_FULL;
}

/// Whether all that was committed lies in the file itself: nothing in the log beside it.
bool liesInOneFile(const std::filesystem::path& path) {
    std::error_code none;
    const std::filesystem::path file = std::filesystem::weakly_canonical(path, none);
    const auto log = std::filesystem::file_size(withEnding(file, "-wal"), none);
    return none || log == 0;
}

/// Of a file that is not built as ours no question may take longer, in millions of steps of SQLite: some seconds,
/// many times what the largest list takes.
constexpr std::int64_t kMostSteps = 200;

bool beginsLikeDatabase(const std::filesystem::path& path) {
    constexpr std::string_view kMark = "SQLite format 3";
    std::array<char, kMark.size()> bytes{};
    std::ifstream file(path, std::ios::binary);
    return file.read(bytes.data(), bytes.size()) && std::string_view(bytes.data(), bytes.size()) == kMark;
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
    if (code != SQLITE_OK) throw m_database->errorOf(code, {});
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

/// A value that SQLite had no memory to hand out must not be taken for an empty one.
void Statement::refuseWithoutMemory() const {
    if (sqlite3_errcode(sqlite3_db_handle(m_statement.get())) == SQLITE_NOMEM) check(SQLITE_NOMEM);
}

std::string_view Statement::text(int column) const {
    settle();
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    if (!text) {
        refuseWithoutMemory();
        return "";  // not nothing: who asks may hand on its data()
    }
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::span<const unsigned char> Statement::blob(int column) const {
    settle();
    const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(m_statement.get(), column));
    if (!bytes) refuseWithoutMemory();
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
    if (name != ":memory:") refuseUnlessFile(path);
    int code = SQLITE_OK;
    try {
        connect(mode, false);
        return;
    } catch (const SQLite::Exception& error) {
        code = error.getExtendedErrorCode() > 0 ? error.getExtendedErrorCode() : error.getErrorCode();
        // "Damaged" would send people who chose a table or a picture to their backups.
        if ((code & 0xFF) == SQLITE_NOTADB && !beginsLikeDatabase(path))
            throw Error(ErrorKind::damaged, name, ErrorCode::not_a_workspace);
        if (mode != Mode::read || !wantsItsCompanions(code) || !liesInOneFile(path)) {
            if (m_database) throw errorFrom(m_database->getHandle(), code, name);
            throw Error(kindOf(code), name, {ErrorCode::database_says, {error.what()}});
        }
    }
    try {
        connect(mode, true);
        m_asItLies = true;
    } catch (const SQLite::Exception& error) {
        throw Error(kindOf(error.getErrorCode()), name, {ErrorCode::database_says, {error.what()}});
    }
}

/// Throws what SQLiteCpp does. `asItLies`: without the files beside it.
void Database::connect(Mode mode, bool asItLies) {
    const std::string name = pathText(m_path);
    m_rollback.reset();
    int flags = mode == Mode::create  ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                : mode == Mode::write ? SQLite::OPEN_READWRITE
                                      : SQLite::OPEN_READONLY;
    if (asItLies) flags |= SQLite::OPEN_URI;
    // Each connection belongs to one thread at a time.
    m_database =
        std::make_unique<SQLite::Database>(asItLies ? unchangingUri(m_path) : name, flags | SQLITE_OPEN_NOMUTEX, 5000);
    sqlite3* db = m_database->getHandle();
    sqlite3_extended_result_codes(db, 1);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    if (mode == Mode::read) sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
    m_database->exec(
        "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
    // A window has a reader for every list that is open, and what they read is in the system's cache anyway. What a
    // long edit writes goes out while it goes on: a larger cache only puts that off to the end.
    m_database->exec(mode == Mode::read ? "PRAGMA cache_size = -8192" : "PRAGMA cache_size = -16384");
    if (mode == Mode::create) m_database->exec("PRAGMA page_size = 8192");
    if (const int code = registerSqlFunctions(db); code != SQLITE_OK) throw SQLite::Exception(db, code);
    if (mode == Mode::create && name != ":memory:") platform::makePrivate(m_path);
    // What is deleted is overwritten, whatever the library was built to do.
    if (mode != Mode::read)
        m_database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
    // The first look at the file: a file that is no database is found out here and not in the middle of something.
    m_database->exec("SELECT count(*) FROM sqlite_schema");
    sqlite3_stmt* rollback = nullptr;
    if (const int code = sqlite3_prepare_v2(db, "ROLLBACK", -1, &rollback, nullptr); code != SQLITE_OK)
        throw SQLite::Exception(db, code);
    m_rollback = std::make_unique<Statement>(*this, rollback);
}

Database::~Database() = default;

void Database::exec(const std::string& sql) {
    settle(true);
    payRollback();
    const int code = sqlite3_exec(m_database->getHandle(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

Statement Database::prepare(const std::string& sql) {
    settle(false);
    payRollback();
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
    return {*this, statement};
}

Statement& Database::cached(const std::string& sql) {
    payRollback();
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
void Database::forgetNoMemory() {
    sqlite3* const db = m_database->getHandle();
    if (sqlite3_errcode(db) == SQLITE_NOMEM) sqlite3_exec(db, "", nullptr, nullptr, nullptr);
}
void Database::rollBack() {
    if (!inTransaction()) return;
    settle(true);
    // SQLite says once more to the next call that memory ran out in one that could not say so; then it forgets it.
    for (int tries = 3; inTransaction(); --tries) {
        try {
            m_rollback->reset().run();
        } catch (const Error& error) {
            if (tries > 0) continue;
            // The statement is prepared anew after a changeset was applied (that sets a pragma, and SQLite then knows
            // no statement any more): without memory it cannot be. Nothing is done here before it has been.
            if (error.detail().code != ErrorCode::out_of_memory) throw;
            m_owesRollback = true;
            return;
        }
    }
}

void Database::payRollback() {
    if (!m_owesRollback) return;
    sqlite3* const db = m_database->getHandle();
    if (sqlite3_get_autocommit(db) == 0)
        if (const int code = sqlite3_exec(db, "ROLLBACK", nullptr, nullptr, nullptr); code != SQLITE_OK) fail(code);
    m_owesRollback = false;
}

sqlite3* Database::handle() const {
    settle(true);
    return m_database->getHandle();
}

void Database::fail(int code) const { throw errorOf(code, pathText(m_path)); }

Error Database::errorOf(int code, std::string subject) const {
    const int primary = code & 0xFF;
    const bool ofItsParts = primary == SQLITE_ERROR || primary == SQLITE_CORRUPT || primary == SQLITE_CONSTRAINT ||
                            (primary == SQLITE_INTERRUPT && m_steps > kMostSteps);
    if (!m_distrusted.empty() && ofItsParts)
        return {ErrorKind::damaged, pathText(m_path), {ErrorCode::schema_altered, {m_distrusted}}};
    return errorFrom(m_database->getHandle(), code, std::move(subject));
}

void Database::distrust(std::string part) {
    m_distrusted = std::move(part);
    sqlite3_progress_handler(m_database->getHandle(), 1'000'000, &Database::countSteps, this);
}

int Database::countSteps(void* database) { return ++static_cast<Database*>(database)->m_steps > kMostSteps ? 1 : 0; }

Transaction::Transaction(Database& database, bool immediate) : m_database(database) {
    m_database.exec(immediate ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    if (!m_open) return;
    try {
        // SQLite rolls back by itself after some failures (disk full, I/O): then there is nothing left to undo.
        m_database.rollBack();
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
