// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/file_bytes.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"

namespace meike {

namespace {
using FilePointer = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
}  // namespace

Result<std::string> readFileBytes(const std::filesystem::path& path, std::uint64_t most) {
    const auto bad = [&](ErrorKind kind, ErrorDetail detail) {
        return failure(kind, pathText(path), std::move(detail));
    };
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return bad(ErrorKind::not_found, ErrorCode::no_such_file);
    if (std::filesystem::is_directory(status)) return bad(ErrorKind::invalid_value, ErrorCode::folder_not_file);
    const auto tooLarge = [&] { return bad(ErrorKind::invalid_value, {ErrorCode::file_larger_than, {most}}); };
    const auto size = std::filesystem::is_regular_file(status) ? std::filesystem::file_size(path, error) : 0;
    if (!error && size > most) return tooLarge();
    // A pipe is read as what comes through it (what another program writes); one that nobody writes to is empty, and
    // not waited for. A device may never end.
    if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_fifo(status))
        return bad(ErrorKind::invalid_value, ErrorCode::not_ordinary_file);
    const FilePointer file(platform::openWithoutWaiting(path), &std::fclose);
    if (!file) return bad(ErrorKind::io, {ErrorCode::system_says, {std::generic_category().message(errno)}});
    std::string bytes;
    // Grows as it reads: a pipe has no size, and a file may have changed since it was asked.
    bytes.resize(static_cast<std::size_t>(size) + 1);
    std::size_t used = 0;
    for (;;) {
        if (used == bytes.size()) bytes.resize(bytes.size() + bytes.size() / 2 + 64 * 1024);
        const std::size_t got = std::fread(bytes.data() + used, 1, bytes.size() - used, file.get());
        used += got;
        if (used > most) return tooLarge();
        if (got == 0) break;
    }
    if (std::ferror(file.get()) != 0) return bad(ErrorKind::io, ErrorCode::file_not_read_to_end);
    bytes.resize(used);
    return bytes;
}

}  // namespace meike
