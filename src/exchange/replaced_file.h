// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "base/error.h"

namespace meike {

/// A file that appears whole or not at all: written under another name beside its target, private to the user, and put
/// in its place by commit(). Without it (error, cancel) the target is untouched.
class ReplacedFile {
public:
    /// Makes the file to write to, empty. The file behind a link is replaced, not the link. Throws read_only, not_found
    /// (no such folder), disk_full or io.
    explicit ReplacedFile(std::filesystem::path target);
    ~ReplacedFile();
    ReplacedFile(const ReplacedFile&) = delete;
    ReplacedFile& operator=(const ReplacedFile&) = delete;

    const std::filesystem::path& target() const { return m_target; }
    /// What is written to; empty after commit().
    const std::filesystem::path& temporary() const { return m_temporary; }
    /// Syncs and renames. Throws disk_full, read_only or io, and then the target is as it was.
    void commit();
    /// Throws what an `errno` means for the target; the system's own words are the argument of `what`.
    [[noreturn]] void fail(int errorNumber, ErrorCode what) const;

private:
    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
};

}  // namespace meike
