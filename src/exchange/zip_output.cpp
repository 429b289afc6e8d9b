// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/zip_output.h"

#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <exception>
#include <utility>

#include "base/error.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "exchange/replaced_file.h"

namespace meike {

struct ZipOutput::Impl {
    /// What libzip asks of a part, and what our side has thrown meanwhile: it may not pass through frames of C.
    struct Part {
        ZipOutput::Source source;
        std::exception_ptr* thrown = nullptr;
        std::string piece;
        std::size_t used = 0;
        bool ended = false;
        zip_error_t error{};

        std::size_t read(char* data, std::size_t size) {
            std::size_t got = 0;
            while (got < size) {
                if (used == piece.size()) {
                    if (ended) break;
                    piece.clear();
                    used = 0;
                    ended = !source(piece);
                    continue;
                }
                const std::size_t some = std::min(size - got, piece.size() - used);
                std::memcpy(data + got, piece.data() + used, some);
                got += some;
                used += some;
            }
            return got;
        }

        static zip_int64_t answer(void* user, void* data, zip_uint64_t size, zip_source_cmd_t command) {
            auto& part = *static_cast<Part*>(user);
            switch (command) {
                case ZIP_SOURCE_SUPPORTS:
                    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                                          ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
                case ZIP_SOURCE_OPEN:
                case ZIP_SOURCE_CLOSE:
                case ZIP_SOURCE_FREE:
                    return 0;
                case ZIP_SOURCE_READ:
                    try {
                        return static_cast<zip_int64_t>(
                            part.read(static_cast<char*>(data), static_cast<std::size_t>(size)));
                    } catch (...) {
                        if (!*part.thrown) *part.thrown = std::current_exception();
                        zip_error_set(&part.error, ZIP_ER_INTERNAL, 0);
                        return -1;
                    }
                case ZIP_SOURCE_STAT: {
                    auto* stat = static_cast<zip_stat_t*>(data);
                    zip_stat_init(stat);
                    return sizeof *stat;
                }
                case ZIP_SOURCE_ERROR:
                    return zip_error_to_data(&part.error, data, size);
                default:
                    zip_error_set(&part.error, ZIP_ER_OPNOTSUPP, 0);
                    return -1;
            }
        }
    };

    explicit Impl(std::filesystem::path target) : file(std::move(target)) {}
    ~Impl() {
        if (zip) zip_discard(zip);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    /// In the words of the system where it has some.
    [[noreturn]] void fail(zip_error_t* error) const {
        if (zip_error_system_type(error) == ZIP_ET_SYS)
            file.fail(zip_error_code_system(error), ErrorCode::file_not_written);
        throw Error(ErrorKind::io, pathText(file.target()), {ErrorCode::system_says, {zip_error_strerror(error)}});
    }

    ReplacedFile file;
    zip_t* zip = nullptr;
    std::deque<Part> parts;
    std::exception_ptr thrown;
};

ZipOutput::ZipOutput(std::filesystem::path target) : m_impl(std::make_unique<Impl>(std::move(target))) {
    int code = 0;
    m_impl->zip = zip_open(m_impl->file.temporary().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (m_impl->zip) return;
    const int number = errno;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    if (zip_error_system_type(&error) == ZIP_ET_SYS) m_impl->file.fail(number, ErrorCode::file_not_made);
    m_impl->fail(&error);
}

ZipOutput::~ZipOutput() = default;

void ZipOutput::add(const std::string& name, Source source) {
    Impl& i = *m_impl;
    Impl::Part& part = i.parts.emplace_back();
    part.source = std::move(source);
    part.thrown = &i.thrown;
    zip_error_init(&part.error);
    zip_source_t* const from = zip_source_function(i.zip, &Impl::Part::answer, &part);
    if (!from) i.fail(zip_get_error(i.zip));
    if (zip_file_add(i.zip, name.c_str(), from, ZIP_FL_ENC_UTF_8) < 0) {
        zip_source_free(from);
        i.fail(zip_get_error(i.zip));
    }
}

void ZipOutput::finish(std::uint64_t most) {
    Impl& i = *m_impl;
    errno = 0;
    if (zip_close(i.zip) != 0) {
        if (i.thrown) std::rethrow_exception(i.thrown);
        i.fail(zip_get_error(i.zip));
    }
    i.zip = nullptr;
    std::error_code failed;
    if (std::filesystem::file_size(i.file.temporary(), failed) > most && !failed)
        throw Error(ErrorKind::invalid_value, pathText(i.file.target()),
                    {ErrorCode::archive_too_large, {pathText(i.file.target().filename()), most >> 20}});
    platform::makePrivate(i.file.temporary());
    i.file.commit();
}

}  // namespace meike
