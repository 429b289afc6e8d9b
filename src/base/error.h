// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace meike {

/// What went wrong, as a kind that a window or the command line can put into words.
enum class ErrorKind {
    not_found,      ///< a file, row, tag, profile ... of that name does not exist
    invalid_value,  ///< a text, number, date, rule or profile cannot be understood
    conflict,       ///< undo/redo met rows that something else has changed
    busy,           ///< a long edit is running; this one was refused
    locked,         ///< another process holds the workspace
    read_only,      ///< the file or folder may not be written
    disk_full,      ///< no room
    io,             ///< any other failure to read or write
    damaged,        ///< the file is not what it says it is
    newer_version,  ///< written by a newer version of Meike
    cancelled,      ///< the user asked to stop; everything was rolled back
    internal        ///< a mistake in this program
};

/// Stable name of a kind, as in `not_found`.
const char* errorKindName(ErrorKind kind);

/// The one exception type: aborts an operation, which is rolled back by whoever began it.
/// Also the error side of Result. `subject` names the file, row or field; `detail` says what happened, in English.
class Error : public std::exception {
public:
    Error(ErrorKind kind, std::string subject, std::string detail = {});

    ErrorKind kind() const { return m_kind; }
    const std::string& subject() const { return m_subject; }
    const std::string& detail() const { return m_detail; }
    const char* what() const noexcept override { return m_what.c_str(); }

private:
    ErrorKind m_kind;
    std::string m_subject;
    std::string m_detail;
    std::string m_what;
};

/// For calls whose caller decides what a failure means (parse, validate, find).
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, std::string subject, std::string detail = {}) {
    return tl::unexpected<Error>(Error(kind, std::move(subject), std::move(detail)));
}

/// The value of a Result, or its error thrown.
template <class T>
T valueOrThrow(Result<T> result) {
    if (!result) throw result.error();
    return std::move(*result);
}

}  // namespace meike
