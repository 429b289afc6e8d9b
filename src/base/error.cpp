// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error_code.h"

namespace meike {

const char* errorKindName(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::not_found:
            return "not_found";
        case ErrorKind::invalid_value:
            return "invalid_value";
        case ErrorKind::conflict:
            return "conflict";
        case ErrorKind::busy:
            return "busy";
        case ErrorKind::locked:
            return "locked";
        case ErrorKind::read_only:
            return "read_only";
        case ErrorKind::disk_full:
            return "disk_full";
        case ErrorKind::io:
            return "io";
        case ErrorKind::damaged:
            return "damaged";
        case ErrorKind::newer_version:
            return "newer_version";
        case ErrorKind::not_allowed:
            return "not_allowed";
        case ErrorKind::cancelled:
            return "cancelled";
        case ErrorKind::internal:
            return "internal";
    }
    return "internal";
}

const char* errorCodeName(ErrorCode code) {
    static constexpr const char* kNames[] = {
#define MEIKE_ERROR_CODE(name) #name,
#include "base/error_codes.def"
#undef MEIKE_ERROR_CODE
    };
    return kNames[static_cast<std::size_t>(code)];
}

ErrorArgument::ErrorArgument(ErrorDetail detail) : m_detail(std::make_shared<const ErrorDetail>(std::move(detail))) {}
ErrorArgument::ErrorArgument(ErrorCode code) : ErrorArgument(ErrorDetail(code)) {}

std::string ErrorDetail::plain() const {
    if (empty()) return {};
    std::string text = errorCodeName(code);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const ErrorArgument& argument = arguments[i];
        text += (i == 0 ? "(" : ", ") + (argument.detail() ? argument.detail()->plain() : argument.text());
    }
    return arguments.empty() ? text : text + ")";
}

Error::Error(ErrorKind kind, std::string subject, ErrorDetail detail)
    : m_kind(kind), m_subject(std::move(subject)), m_detail(std::move(detail)) {
    m_what = m_subject;
    if (!m_what.empty() && !m_detail.empty()) m_what += ": ";
    m_what += m_detail.plain();
    if (m_what.empty()) m_what = errorKindName(kind);
}

}  // namespace meike
