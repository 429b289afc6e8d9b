// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/insert_queue.h"

#include <sqlite3.h>

#include "storage/changeset_values.h"

namespace meike {

namespace {

constexpr std::size_t kBatchRows = 64;
constexpr std::size_t kBatchBytes = 256U << 10;
constexpr std::size_t kMostWaiting = 16;

std::string insertStatement(const std::string& table, const std::vector<std::string>& columns) {
    std::string names;
    std::string parameters;
    for (const std::string& column : columns) {
        names += (names.empty() ? "" : ", ") + column;
        parameters += parameters.empty() ? "?" : ", ?";
    }
    return "INSERT INTO " + table + " (" + names + ") VALUES (" + parameters + ")";
}

std::span<const unsigned char> blobOf(std::string_view bytes) {
    return {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()};
}

}  // namespace

RowInserter::RowInserter(Database& database, const std::string& table, const std::vector<std::string>& columns)
    : m_statement(database.prepare(insertStatement(table, columns))), m_filled(columns.size()) {}

void RowInserter::insert(std::string_view row) {
    ChangesetValues values(row);
    for (std::size_t i = 0; i < m_filled.size(); ++i) {
        const int index = static_cast<int>(i) + 1;
        switch (values.next()) {
            case changeset_format::kInteger:
                m_statement.bind(index, values.integer());
                break;
            case changeset_format::kText:
                m_statement.lendText(index, values.bytes());
                break;
            case changeset_format::kBlob:
                m_statement.lendBlob(index, blobOf(values.bytes()));
                break;
            default:
                // Most columns of most rows are empty, and are from the row before.
                if (m_filled[i] != 0) m_statement.bindNull(index);
                m_filled[i] = 0;
                continue;
        }
        m_filled[i] = 1;
    }
    m_statement.run();
}

InsertQueue::InsertQueue(Database& database, sqlite3_session* session) : m_database(database), m_session(session) {
    m_database.setPending(this);
}

InsertQueue::~InsertQueue() {
    m_thread.request_stop();
    m_wanted.notify_all();
    m_thread = {};
    m_database.setPending(nullptr);
}

void InsertQueue::add(RowInserter& into, std::string_view row) {
    throwIfFailed();
    m_batch.entries.push_back({&into, row.size()});
    m_batch.rows += row;
    if (m_batch.entries.size() >= kBatchRows || m_batch.rows.size() >= kBatchBytes) handOver();
}

void InsertQueue::add(std::function<void()> job) {
    throwIfFailed();
    m_batch.entries.push_back({});
    m_batch.jobs.push_back(std::move(job));
}

void InsertQueue::handOver() {
    std::unique_lock lock(m_mutex);
    // Waits long rather than often.
    if (m_waiting.size() >= kMostWaiting) m_done.wait(lock, [&] { return m_waiting.size() <= kMostWaiting / 2; });
    if (!m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    m_waiting.push_back(std::move(m_batch));
    ++m_open;
    m_batch = {};
    if (!m_spare.empty()) {
        m_batch = std::move(m_spare.back());
        m_spare.pop_back();
    }
    m_wanted.notify_all();
}

void InsertQueue::work(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_wanted.wait(lock, stop, [&] { return !m_waiting.empty(); })) {
        if (stop.stop_requested()) return;
        Batch& batch = m_waiting.front();
        lock.unlock();
        // Behind a row that did not go in none does.
        if (!m_failed) run(batch);
        batch.entries.clear();
        batch.rows.clear();
        batch.jobs.clear();
        lock.lock();
        m_spare.push_back(std::move(batch));
        m_waiting.pop_front();
        --m_open;
        if (m_waiting.empty() || m_waiting.size() == kMostWaiting / 2) m_done.notify_all();
    }
}

void InsertQueue::run(Batch& batch) {
    m_runner = std::this_thread::get_id();
    sqlite3session_enable(m_session, 0);
    try {
        std::string_view rows = batch.rows;
        auto job = batch.jobs.begin();
        for (const Entry& entry : batch.entries) {
            if (entry.into == nullptr) {
                (*job++)();
                continue;
            }
            entry.into->insert(rows.substr(0, entry.size));
            rows.remove_prefix(entry.size);
        }
    } catch (...) {
        m_thrown = std::current_exception();
        m_failed = true;
    }
    sqlite3session_enable(m_session, 1);
    m_runner = std::thread::id();
}

void InsertQueue::throwIfFailed() {
    if (m_failed) std::rethrow_exception(m_thrown);
}

void InsertQueue::settle(bool writes) {
    if (m_runner.load() == std::this_thread::get_id()) return;
    if (writes) ++m_otherWrites;
    if (m_open > 0) {
        std::unique_lock lock(m_mutex);
        m_done.wait(lock, [&] { return m_waiting.empty(); });
    }
    // What is not worth a thread.
    if (!m_failed && !m_batch.entries.empty()) {
        run(m_batch);
        m_batch = {};
    }
    throwIfFailed();
}

}  // namespace meike
