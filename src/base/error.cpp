// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

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
        case ErrorKind::cancelled:
            return "cancelled";
        case ErrorKind::internal:
            return "internal";
    }
    return "internal";
}

Error::Error(ErrorKind kind, std::string subject, std::string detail)
    : m_kind(kind), m_subject(std::move(subject)), m_detail(std::move(detail)) {
    m_what = m_subject;
    if (!m_what.empty() && !m_detail.empty()) m_what += ": ";
    m_what += m_detail;
    if (m_what.empty()) m_what = errorKindName(kind);
}

}  // namespace meike
