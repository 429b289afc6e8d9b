// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "base/date.h"

namespace meike {

/// The only source of "now". Tests put a fixed moment in its place; everything else asks for arguments.
class Clock {
public:
    virtual ~Clock() = default;
    /// Today's date where the user sits.
    virtual Date today() const = 0;
    /// UTC milliseconds since 1970.
    virtual std::int64_t nowUtcMs() const = 0;
};

/// The computer's clock.
const Clock& systemClock();

/// A clock that stands still until it is moved.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Date today) : m_today(today) {}
    Date today() const override { return m_today; }
    std::int64_t nowUtcMs() const override {
        return static_cast<std::int64_t>(dayNumber(m_today)) * 86'400'000 + 36'000'000;
    }
    void setToday(Date today) { m_today = today; }

private:
    Date m_today;
};

}  // namespace meike
