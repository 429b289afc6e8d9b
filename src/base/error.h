// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <exception>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

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
    not_allowed,    ///< the person who is signed in may not do or see that, or nobody is signed in
    cancelled,      ///< the user asked to stop; everything was rolled back
    internal        ///< a mistake in this program
};

/// Stable name of a kind, as in `not_found`.
const char* errorKindName(ErrorKind kind);

/// What happened, as a code that app/words puts into words of both languages. The codes are in base/error_code.h, which
/// only those include who throw: a new code rebuilds little.
enum class ErrorCode : std::uint16_t;

/// Stable name of a code, as in `not_a_date`.
const char* errorCodeName(ErrorCode code);

struct ErrorDetail;

/// What stands at {0}, {1} ... in the words of a code: a name, a number, words of the system; or a detail of its own.
class ErrorArgument {
public:
    ErrorArgument(std::string text) : m_text(std::move(text)) {}
    ErrorArgument(std::string_view text) : m_text(text) {}
    ErrorArgument(const char* text) : m_text(text) {}
    ErrorArgument(std::integral auto number) : m_text(std::to_string(number)) {}
    ErrorArgument(ErrorDetail detail);
    ErrorArgument(ErrorCode code);

    const std::string& text() const { return m_text; }
    const ErrorDetail* detail() const { return m_detail.get(); }

private:
    std::string m_text;
    std::shared_ptr<const ErrorDetail> m_detail;  ///< shared: an exception is copied without copying this
};

/// What happened: a code and what its words speak of. Texts for people are made of it in app/words/error_words.
struct ErrorDetail {
    ErrorDetail() = default;
    ErrorDetail(ErrorCode what) : code(what) {}
    ErrorDetail(ErrorCode what, std::initializer_list<ErrorArgument> of) : code(what), arguments(of) {}
    ErrorDetail(ErrorCode what, std::vector<ErrorArgument> of) : code(what), arguments(std::move(of)) {}

    ErrorCode code{};  ///< ErrorCode::none: the kind says all
    std::vector<ErrorArgument> arguments;

    bool empty() const { return code == ErrorCode{}; }
    /// For logs and tests, of no language: `not_between(1, 5)`.
    std::string plain() const;
};

/// The one exception type: aborts an operation, which is rolled back by whoever began it.
/// Also the error side of Result. `subject` names the file, row or field.
class Error : public std::exception {
public:
    Error(ErrorKind kind, std::string subject, ErrorDetail detail = {});

    ErrorKind kind() const { return m_kind; }
    const std::string& subject() const { return m_subject; }
    const ErrorDetail& detail() const { return m_detail; }
    /// The operation that this ended was rolled back: it can be said that nothing was changed. Set by who rolled back.
    bool nothingChanged() const { return m_nothingChanged; }
    void setNothingChanged() { m_nothingChanged = true; }
    /// For logs and tests: `created_on: not_a_date`.
    const char* what() const noexcept override { return m_what.c_str(); }

private:
    ErrorKind m_kind;
    std::string m_subject;
    ErrorDetail m_detail;
    std::string m_what;
    bool m_nothingChanged = false;
};

/// For calls whose caller decides what a failure means (parse, validate, find).
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, std::string subject, ErrorDetail detail = {}) {
    return tl::unexpected<Error>(Error(kind, std::move(subject), std::move(detail)));
}

/// The value of a Result, or its error thrown.
template <class T>
T valueOrThrow(Result<T> result) {
    if (!result) throw result.error();
    return std::move(*result);
}

}  // namespace meike
