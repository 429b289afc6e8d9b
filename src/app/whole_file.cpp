// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/whole_file.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "base/error.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "exchange/replaced_file.h"

namespace meike {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int number) {
    const auto kind = number == ENOSPC || number == EDQUOT || number == EFBIG  ? ErrorKind::disk_full
                      : number == EACCES || number == EROFS || number == EPERM ? ErrorKind::read_only
                      : number == ENOENT                                       ? ErrorKind::not_found
                                                                               : ErrorKind::io;
    if (number == EFBIG) throw Error(kind, pathText(path), ErrorCode::size_limit_reached);
    throw Error(kind, pathText(path), {ErrorCode::system_says, {std::generic_category().message(number)}});
}

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

}  // namespace

void writeWholeFile(const std::filesystem::path& path, std::string_view bytes) {
    ReplacedFile target(path);
    File file(std::fopen(target.temporary().c_str(), "wb"));
    if (!file) target.fail(errno, ErrorCode::file_not_made);
    errno = 0;
    const bool written =
        std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() && std::fflush(file.get()) == 0;
    if (!written) target.fail(errno == 0 ? EIO : errno, ErrorCode::file_not_written);
    file.reset();
    target.commit();
}

std::string readWholeFile(const std::filesystem::path& path) {
    constexpr std::size_t kLimit = 16U << 20;
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) fail(path, EISDIR);
    const auto status = std::filesystem::status(path, failed);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
        !std::filesystem::is_fifo(status))
        throw Error(ErrorKind::invalid_value, pathText(path), ErrorCode::not_ordinary_file);
    const File file(platform::openWithoutWaiting(path));
    if (!file) fail(path, errno);
    std::string bytes;
    char buffer[65536];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file.get())) {
        bytes.append(buffer, got);
        if (bytes.size() > kLimit) throw Error(ErrorKind::invalid_value, pathText(path), ErrorCode::file_too_large);
    }
    if (std::ferror(file.get()) != 0) throw Error(ErrorKind::io, pathText(path), ErrorCode::file_not_read);
    return bytes;
}

}  // namespace meike
