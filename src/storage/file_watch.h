// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/error.h"

namespace meike {

class Database;

/// Watches the file of an open workspace: whether it is still the one that was opened. Only this process writes to it,
/// so whatever else happens to it was done by somebody else.
class FileWatch {
public:
    /// `reader`: a connection of its own, through which the head of the file is looked at. Opening and closing the file
    /// past SQLite would drop SQLite's locks on it.
    FileWatch(std::filesystem::path path, std::unique_ptr<Database> reader);
    ~FileWatch();

    /// What has become of the file: not_found (deleted, moved, renamed), io (another file in its place, or written to
    /// by another program), damaged (cut short). Nothing: all is well. From any thread; a few calls of the system.
    std::optional<Error> problem() const;

    /// Held while this process writes; what it has written is then no news.
    class Writing {
    public:
        explicit Writing(FileWatch& watch);
        ~Writing();
        Writing(const Writing&) = delete;
        Writing& operator=(const Writing&) = delete;

    private:
        FileWatch& m_watch;
        std::unique_lock<std::mutex> m_lock;
    };

private:
    std::string head() const;

    const std::filesystem::path m_path;
    const std::string m_identity;
    const std::unique_ptr<Database> m_reader;
    mutable std::mutex m_mutex;  ///< guards what follows; held while writing
    std::uintmax_t m_size = 0;   ///< a workspace never shrinks
    mutable std::string m_head;  ///< empty: not known, until it is next read
};

}  // namespace meike
