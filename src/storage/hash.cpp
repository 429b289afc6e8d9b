// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/hash.h"

#include <sodium.h>

#include "base/error.h"
#include "base/error_code.h"

namespace meike {

struct Hasher::State {
    crypto_generichash_state hash;
    std::array<unsigned char, 4096> buffer{};
    std::size_t used = 0;

    void put(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const unsigned char*>(data);
        if (used + size > buffer.size()) flush();
        if (size > buffer.size()) {
            crypto_generichash_update(&hash, bytes, size);
            return;
        }
        for (std::size_t i = 0; i < size; ++i) buffer[used + i] = bytes[i];
        used += size;
    }
    void flush() {
        crypto_generichash_update(&hash, buffer.data(), used);
        used = 0;
    }
    void head(unsigned char kind, std::uint64_t length) {
        std::array<unsigned char, 9> bytes{};
        bytes[0] = kind;
        for (std::size_t i = 0; i < 8; ++i) bytes[1 + i] = static_cast<unsigned char>(length >> (8 * i) & 0xFF);
        put(bytes.data(), bytes.size());
    }
};

namespace {
void begin(crypto_generichash_state& hash) {
    if (sodium_init() < 0)
        throw Error(ErrorKind::internal, "libsodium", {ErrorCode::fault, {"it cannot be initialised"}});
    crypto_generichash_init(&hash, nullptr, 0, Hash{}.size());
}
}  // namespace

Hasher::Hasher() : m_state(std::make_unique<State>()) { begin(m_state->hash); }

Hasher::~Hasher() = default;

Hasher& Hasher::add(std::int64_t number) {
    m_state->head(1, static_cast<std::uint64_t>(number));
    return *this;
}

Hasher& Hasher::add(std::string_view text) {
    m_state->head(2, text.size());
    m_state->put(text.data(), text.size());
    return *this;
}

Hasher& Hasher::addBytes(std::span<const unsigned char> bytes) {
    m_state->head(3, bytes.size());
    m_state->put(bytes.data(), bytes.size());
    return *this;
}

Hasher& Hasher::addNothing() {
    m_state->head(0, 0);
    return *this;
}

Hash Hasher::finish() {
    Hash hash{};
    m_state->flush();
    crypto_generichash_final(&m_state->hash, hash.data(), hash.size());
    return hash;
}

struct ByteHasher::State {
    crypto_generichash_state hash;
};

ByteHasher::ByteHasher() : m_state(std::make_unique<State>()) { begin(m_state->hash); }
ByteHasher::~ByteHasher() = default;

void ByteHasher::add(std::string_view bytes) {
    crypto_generichash_update(&m_state->hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

Hash ByteHasher::finish() {
    Hash hash{};
    crypto_generichash_final(&m_state->hash, hash.data(), hash.size());
    return hash;
}

std::string hashText(const Hash& hash) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : hash) {
        text += kHex[byte >> 4];
        text += kHex[byte & 0xF];
    }
    return text;
}

}  // namespace meike
