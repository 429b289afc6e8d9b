// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace meike {

using Hash = std::array<unsigned char, 32>;

/// BLAKE2b-256 over pieces. Each piece is preceded by its kind and length, so that no two lists of pieces hash alike.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher& add(std::int64_t number);
    Hasher& add(std::string_view text);
    Hasher& addBytes(std::span<const unsigned char> bytes);
    Hasher& addNothing();
    Hash finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// BLAKE2b-256 of bytes as they stand, as `b2sum -l 256` counts it: for files.
class ByteHasher {
public:
    ByteHasher();
    ~ByteHasher();
    ByteHasher(const ByteHasher&) = delete;
    ByteHasher& operator=(const ByteHasher&) = delete;
    void add(std::string_view bytes);
    Hash finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// 64 hex digits.
std::string hashText(const Hash& hash);

}  // namespace meike
