// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/replaced_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include "base/error.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"

namespace meike {

ReplacedFile::ReplacedFile(std::filesystem::path target) : m_target(std::move(target)) {
    std::error_code ignored;
    if (std::filesystem::is_symlink(m_target, ignored)) {
        const auto real = std::filesystem::canonical(m_target, ignored);
        if (!ignored) m_target = real;
    }
    if (std::filesystem::is_directory(m_target, ignored))
        throw Error(ErrorKind::io, pathText(m_target), ErrorCode::folder_not_file);
    if (std::filesystem::exists(m_target, ignored) && !std::filesystem::is_regular_file(m_target, ignored))
        throw Error(ErrorKind::io, pathText(m_target), ErrorCode::not_ordinary_file);
    std::array<unsigned char, 6> random{};
    platform::randomBytes(random.data(), random.size());
    std::string suffix = ".";
    for (const unsigned char byte : random) suffix += static_cast<char>('a' + byte % 26);
    m_temporary = m_target;
    m_temporary += suffix + ".part";
    std::FILE* const file = std::fopen(m_temporary.c_str(), "wbx");
    if (file == nullptr) {
        const int number = errno;
        const auto folder = m_target.has_parent_path() ? m_target.parent_path() : std::filesystem::path(".");
        m_temporary.clear();
        if (number == ENOENT) throw Error(ErrorKind::not_found, pathText(folder), ErrorCode::no_such_folder);
        fail(number, ErrorCode::file_not_made);
    }
    std::fclose(file);
    platform::makePrivate(m_temporary);
}

ReplacedFile::~ReplacedFile() {
    std::error_code ignored;
    if (!m_temporary.empty()) std::filesystem::remove(m_temporary, ignored);
}

void ReplacedFile::commit() {
    platform::syncToDisk(m_temporary);
    std::error_code error;
    std::filesystem::rename(m_temporary, m_target, error);
    if (error) fail(error.value(), ErrorCode::file_not_replaced);
    m_temporary.clear();
    platform::syncToDisk(m_target);
}

void ReplacedFile::fail(int errorNumber, ErrorCode what) const {
    const auto kind = errorNumber == ENOSPC || errorNumber == EDQUOT || errorNumber == EFBIG  ? ErrorKind::disk_full
                      : errorNumber == EACCES || errorNumber == EROFS || errorNumber == EPERM ? ErrorKind::read_only
                                                                                              : ErrorKind::io;
    if (errorNumber == EFBIG) throw Error(kind, pathText(m_target), ErrorCode::size_limit_reached);
    throw Error(kind, pathText(m_target), {what, {std::generic_category().message(errorNumber)}});
}

}  // namespace meike
