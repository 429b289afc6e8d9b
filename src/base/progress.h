// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>

#include "base/error.h"
#include "base/error_code.h"

namespace meike {

/// Where a long job says how far it is. Called from the job's own thread, as often as it likes: implementations
/// throttle.
class Progress {
public:
    virtual ~Progress() = default;
    /// `phase` is a stable key (`reading`, `writing`, `scoring` ...); total 0 means "not known".
    virtual void report(const char* phase, std::int64_t done, std::int64_t total) = 0;
};

/// For callers who do not care.
class NoProgress final : public Progress {
public:
    void report(const char* /*phase*/, std::int64_t /*done*/, std::int64_t /*total*/) override {}
};

/// Throws Error{cancelled} when the user has asked to stop.
inline void throwIfStopped(const std::stop_token& stop) {
    if (stop.stop_requested()) throw Error(ErrorKind::cancelled, {}, ErrorCode::stopped);
}

}  // namespace meike
