// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "storage/database.h"

struct sqlite3_session;

namespace meike {

/// Puts rows that a changeset holds into their table, one with each statement: several with one would have SQLite keep
/// every page as it was before it. Used by one thread at a time.
class RowInserter {
public:
    /// `columns`: all of the table's, in its order.
    RowInserter(Database& database, const std::string& table, const std::vector<std::string>& columns);

    /// `row`: the values of an inserted row as a changeset writes them. Throws what the database says.
    void insert(std::string_view row);

private:
    Statement m_statement;
    std::vector<char> m_filled;  ///< by column: whether its parameter holds a value
};

/// The rows of a long edit on their way into the database. A thread of its own puts them there while the edit decides
/// about the next ones; the connection is used by that thread or by the edit's, never by both: whatever else is asked
/// of it waits for what was queued (PendingWork). Rows go in one after the other in the order they came. What goes
/// wrong is thrown at the next call, and the edit with all its rows is rolled back.
class InsertQueue final : public PendingWork {
public:
    /// `session`: looks away while rows go in.
    InsertQueue(Database& database, sqlite3_session* session);
    /// What has not gone in yet is dropped.
    ~InsertQueue() override;

    void add(RowInserter& into, std::string_view row);
    /// Anything else that writes, in its turn.
    void add(std::function<void()> job);
    void settle(bool writes) override;
    /// Grows whenever somebody else may have written: then ids that were counted on have to be looked up again.
    std::uint64_t otherWrites() const { return m_otherWrites; }

private:
    struct Entry {
        RowInserter* into = nullptr;  ///< nullptr: a job
        std::size_t size = 0;         ///< of its row, which stands behind those before it
    };
    struct Batch {
        std::vector<Entry> entries;
        std::string rows;
        std::vector<std::function<void()>> jobs;
    };
    void handOver();
    void work(const std::stop_token& stop);
    void run(Batch& batch);
    void throwIfFailed();

    Database& m_database;
    sqlite3_session* m_session;
    Batch m_batch;  ///< being filled
    std::uint64_t m_otherWrites = 0;
    std::atomic<std::thread::id> m_runner;  ///< who puts rows in right now

    std::mutex m_mutex;
    std::condition_variable_any m_wanted;
    std::condition_variable m_done;
    std::deque<Batch> m_waiting;         ///< the first of them is being put in
    std::vector<Batch> m_spare;          ///< empty ones, for their memory
    std::atomic<std::size_t> m_open{0};  ///< how many wait
    std::atomic<bool> m_failed{false};
    std::exception_ptr m_thrown;
    std::jthread m_thread;
};

}  // namespace meike
