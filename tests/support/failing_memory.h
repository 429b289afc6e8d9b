// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <cstdint>

/// SQLite's memory, for as long as it exists: a piece that it asks for can be refused. Nothing is open when it comes
/// or goes.
namespace meike::test {

class FailingMemory {
public:
    FailingMemory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &s_real);
        sqlite3_mem_methods own = s_real;
        own.xMalloc = [](int bytes) { return fails() ? nullptr : s_real.xMalloc(bytes); };
        own.xRealloc = [](void* piece, int bytes) { return fails() ? nullptr : s_real.xRealloc(piece, bytes); };
        sqlite3_config(SQLITE_CONFIG_MALLOC, &own);
        // Small pieces, too, are asked for one by one.
        sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
        sqlite3_initialize();
    }
    ~FailingMemory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_MALLOC, &s_real);
        sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 1200, 40);
        sqlite3_initialize();
    }
    FailingMemory(const FailingMemory&) = delete;
    FailingMemory& operator=(const FailingMemory&) = delete;

    /// From now on the n-th piece (from 1) is refused, and all behind it where `forEver`. 0: none is.
    static void fail(std::int64_t n, bool forEver = false) {
        s_forEver = forEver;
        s_calls = 0;
        s_failed = 0;
        s_failAt = n;
    }
    static std::int64_t calls() { return s_calls; }
    static std::int64_t failed() { return s_failed; }

private:
    static bool fails() {
        const std::int64_t at = s_failAt;
        if (at == 0) return false;
        const std::int64_t call = ++s_calls;
        if (s_forEver ? call < at : call != at) return false;
        ++s_failed;
        return true;
    }

    inline static sqlite3_mem_methods s_real{};
    inline static std::atomic<std::int64_t> s_failAt = 0;
    inline static std::atomic<std::int64_t> s_calls = 0;
    inline static std::atomic<std::int64_t> s_failed = 0;
    inline static std::atomic<bool> s_forEver = false;
};

}  // namespace meike::test
