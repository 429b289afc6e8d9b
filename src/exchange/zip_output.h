// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace meike {

/// Writes a zip file, part after part, as a stream: each part is asked for its bytes when its turn comes. The file is
/// private, written beside its place, and gets its name whole and synced, or not at all.
class ZipOutput {
public:
    /// Puts the next piece of a part into `piece`, which comes empty; false when the part has ended. What it throws,
    /// finish() throws.
    using Source = std::function<bool(std::string& piece)>;

    /// Errors: read_only, not_found (no such folder), disk_full, io.
    explicit ZipOutput(std::filesystem::path target);
    ~ZipOutput();
    ZipOutput(const ZipOutput&) = delete;
    ZipOutput& operator=(const ZipOutput&) = delete;

    /// Parts are written in the order in which they were added: the last may say something of those before it.
    void add(const std::string& name, Source source);
    /// Writes everything; the size of the file must not be above `most` bytes. Errors: those of the sources,
    /// invalid_value (archive_too_large), disk_full, io; then the target is as it was.
    void finish(std::uint64_t most);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace meike
