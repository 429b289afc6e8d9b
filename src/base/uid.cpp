// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/uid.h"

#include <cstring>
#include <mutex>

#include "base/error_code.h"
#include "base/platform.h"

namespace meike {

namespace {

/// Random bytes fetched in blocks: an import makes a million uids, and a system call for each would cost more than the
/// row.
struct RandomPool {
    std::array<unsigned char, 4096> bytes{};
    std::size_t used = 4096;

    void take(unsigned char* to, std::size_t count) {
        if (used + count > bytes.size()) {
            platform::randomBytes(bytes.data(), bytes.size());
            used = 0;
        }
        std::memcpy(to, bytes.data() + used, count);
        used += count;
    }
};

}  // namespace

Uid newUid(std::int64_t utcMs) {
    static std::mutex mutex;
    static RandomPool pool;
    static std::int64_t lastMs = 0;
    static unsigned counter = 0;
    const std::lock_guard<std::mutex> guard(mutex);
    if (utcMs > lastMs) {
        lastMs = utcMs;
        counter = 0;
    } else if (++counter > 0xFFF) {
        ++lastMs;  // more than 4,096 in a millisecond: borrow from the next one
        counter = 0;
    }
    Uid uid{};
    for (std::size_t i = 0; i < 6; ++i)
        uid[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(lastMs) >> (8 * (5 - i)) & 0xFF);
    uid[6] = static_cast<unsigned char>(0x70 | (counter >> 8));
    uid[7] = static_cast<unsigned char>(counter & 0xFF);
    pool.take(uid.data() + 8, 8);
    uid[8] = static_cast<unsigned char>(0x80 | (uid[8] & 0x3F));
    return uid;
}

std::string uidText(const Uid& uid) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < uid.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += kHex[uid[i] >> 4];
        text += kHex[uid[i] & 0xF];
    }
    return text;
}

Result<Uid> parseUid(std::string_view text) {
    Uid uid{};
    std::size_t nibble = 0;
    for (const char c : text) {
        int value = -1;
        if (c == '-') continue;
        if (c >= '0' && c <= '9') value = c - '0';
        if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
        if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
        if (value < 0 || nibble >= 32)
            return failure(ErrorKind::invalid_value, std::string(text), ErrorCode::not_a_uid);
        uid[nibble / 2] = static_cast<unsigned char>(uid[nibble / 2] | (nibble % 2 == 0 ? value << 4 : value));
        ++nibble;
    }
    if (nibble != 32) return failure(ErrorKind::invalid_value, std::string(text), ErrorCode::not_a_uid);
    return uid;
}

}  // namespace meike
