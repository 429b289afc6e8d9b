// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <chrono>
#include <ctime>

#include "base/platform.h"

namespace meike {

namespace {
class SystemClock final : public Clock {
public:
    Date today() const override { return platform::localDate(std::time(nullptr)); }
    std::int64_t nowUtcMs() const override {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
};
}  // namespace

const Clock& systemClock() {
    static const SystemClock clock;
    return clock;
}

}  // namespace meike
