// SPDX-License-Identifier: GPL-3.0-or-later
// The form: mark (8 bytes), Argon2id's passes and KiB (4 bytes each, little end first), salt (16), public key (32), the
// key of this file sealed to that (80), the header of secretstream (24), then pieces of 64 KiB, each with its 17 bytes
// more, of which the last says that it is the last. All of it up to the stream's header is authenticated with each
// piece.
#include "storage/sealed_file.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/error.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/hash.h"
#include "storage/workspace_lock.h"

namespace meike {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = "MEIKSEA1";
constexpr std::uint32_t kPasses = 3;
constexpr std::uint32_t kKiB = 64 * 1024;
constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kMore = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kSaltBytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t kHeadBytes = 8 + 4 + 4 + kSaltBytes + crypto_box_PUBLICKEYBYTES +
                                   crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES;
using Bytes = std::vector<unsigned char>;
using StreamKey = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES>;

void begin() {
    if (sodium_init() < 0) throw Error(ErrorKind::internal, {}, {ErrorCode::fault, {"libsodium does not start"}});
}

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, FileCloser>;

[[noreturn]] void failOf(const fs::path& path, int number, ErrorCode what) {
    const auto kind = number == ENOSPC || number == EDQUOT || number == EFBIG  ? ErrorKind::disk_full
                      : number == EACCES || number == EROFS || number == EPERM ? ErrorKind::read_only
                      : number == ENOENT                                       ? ErrorKind::not_found
                                                                               : ErrorKind::io;
    if (number == EFBIG) throw Error(kind, pathText(path), ErrorCode::size_limit_reached);
    throw Error(kind, pathText(path), {what, {std::generic_category().message(number == 0 ? EIO : number)}});
}

OpenFile openToRead(const fs::path& path) {
    refuseUnlessFile(path);
    OpenFile file(platform::openWithoutWaiting(path));
    if (!file) failOf(path, errno, ErrorCode::system_says);
    return file;
}

std::size_t readUpTo(std::FILE* file, std::span<unsigned char> into, const fs::path& path) {
    const std::size_t got = std::fread(into.data(), 1, into.size(), file);
    if (got < into.size() && std::ferror(file) != 0)
        throw Error(ErrorKind::io, pathText(path), ErrorCode::file_not_read);
    return got;
}

/// A file beside its place that is removed unless it comes to its name.
class Making {
public:
    explicit Making(const fs::path& place) : m_place(place), m_part(withEnding(place, ".part")) {
        std::error_code none;
        fs::remove(m_part, none);
        errno = 0;
        m_file.reset(std::fopen(m_part.c_str(), "wbx"));
        if (!m_file) failOf(place, errno, ErrorCode::file_not_made);
        platform::makePrivate(m_part);
    }
    ~Making() {
        m_file.reset();
        std::error_code none;
        if (!m_part.empty()) fs::remove(m_part, none);
    }
    Making(const Making&) = delete;
    Making& operator=(const Making&) = delete;

    void write(std::span<const unsigned char> bytes) {
        errno = 0;
        if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
            failOf(m_place, errno, ErrorCode::file_not_written);
    }
    /// To the disk, not yet by its name.
    const fs::path& finish() {
        errno = 0;
        if (std::fflush(m_file.get()) != 0) failOf(m_place, errno, ErrorCode::file_not_written);
        m_file.reset();
        platform::syncToDisk(m_part);
        return m_part;
    }
    void commit() {
        std::error_code failed;
        fs::rename(m_part, m_place, failed);
        if (failed) throw Error(ErrorKind::io, pathText(m_place), {ErrorCode::file_not_replaced, {failed.message()}});
        m_part.clear();
        platform::syncToDisk(m_place);
    }

private:
    fs::path m_place;
    fs::path m_part;
    OpenFile m_file;
};

void putNumber(Bytes& bytes, std::uint32_t number) {
    for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<unsigned char>(number >> (8 * i) & 0xFF));
}
std::uint32_t numberAt(std::span<const unsigned char> bytes) {
    std::uint32_t number = 0;
    for (int i = 3; i >= 0; --i) number = number << 8 | bytes[static_cast<std::size_t>(i)];
    return number;
}

std::string hexOf(std::span<const unsigned char> bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}
Bytes bytesOfHex(const std::string& text, std::size_t size) {
    Bytes bytes(size);
    std::size_t got = 0;
    if (sodium_hex2bin(bytes.data(), size, text.data(), text.size(), nullptr, &got, nullptr) != 0 || got != size)
        throw Error(ErrorKind::damaged, {}, ErrorCode::seal_key_damaged);
    return bytes;
}

struct Pair {
    std::array<unsigned char, crypto_box_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret{};
    ~Pair() { sodium_memzero(secret.data(), secret.size()); }
};

Pair pairOf(std::string_view passphrase, std::span<const unsigned char> salt, std::uint32_t passes, std::uint32_t kib) {
    std::array<unsigned char, crypto_box_SEEDBYTES> seed{};
    if (crypto_pwhash(seed.data(), seed.size(), passphrase.data(), passphrase.size(), salt.data(), passes,
                      std::size_t{kib} * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Error(ErrorKind::io, {}, ErrorCode::out_of_memory);
    Pair pair;
    crypto_box_seed_keypair(pair.open.data(), pair.secret.data(), seed.data());
    sodium_memzero(seed.data(), seed.size());
    return pair;
}

struct Head {
    Bytes bytes;
    std::uint32_t passes = 0;
    std::uint32_t kib = 0;
    std::span<const unsigned char> salt() const { return std::span(bytes).subspan(16, kSaltBytes); }
    std::span<const unsigned char> open() const {
        return std::span(bytes).subspan(16 + kSaltBytes, crypto_box_PUBLICKEYBYTES);
    }
    std::span<const unsigned char> fileKey() const { return std::span(bytes).subspan(48 + kSaltBytes); }
};

Head readHead(std::FILE* file, const fs::path& path) {
    Head head;
    head.bytes.resize(kHeadBytes);
    const std::size_t got = readUpTo(file, head.bytes, path);
    if (got < kMark.size() || !std::equal(kMark.begin(), kMark.end(), head.bytes.begin()))
        throw Error(ErrorKind::invalid_value, pathText(path), ErrorCode::not_a_sealed_file);
    if (got < kHeadBytes) throw Error(ErrorKind::damaged, pathText(path), ErrorCode::sealed_file_damaged);
    head.passes = numberAt(std::span(head.bytes).subspan(8, 4));
    head.kib = numberAt(std::span(head.bytes).subspan(12, 4));
    // What a file asks for is bounded: it may have been made to take all memory and the rest of the day.
    if (head.passes < 1 || head.passes > 10 || head.kib < 8 || head.kib > 1024 * 1024)
        throw Error(ErrorKind::damaged, pathText(path), ErrorCode::sealed_file_damaged);
    return head;
}

StreamKey keyOf(const Head& head, std::string_view passphrase, const fs::path& path) {
    const Pair pair = pairOf(passphrase, head.salt(), head.passes, head.kib);
    if (!std::equal(pair.open.begin(), pair.open.end(), head.open().begin()))
        throw Error(ErrorKind::invalid_value, pathText(path), ErrorCode::passphrase_wrong);
    StreamKey key{};
    if (crypto_box_seal_open(key.data(), head.fileKey().data(), head.fileKey().size(), pair.open.data(),
                             pair.secret.data()) != 0)
        throw Error(ErrorKind::damaged, pathText(path), ErrorCode::sealed_file_damaged);
    return key;
}

/// Decrypts what follows the head, to the piece that says it is the last, behind which nothing may come.
void unseal(std::FILE* file, const fs::path& path, const Head& head, const StreamKey& key,
            const std::function<void(std::span<const unsigned char>)>& take, const std::stop_token& stop) {
    const auto damaged = [&] { return Error(ErrorKind::damaged, pathText(path), ErrorCode::sealed_file_damaged); };
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
    crypto_secretstream_xchacha20poly1305_state state;
    if (readUpTo(file, header, path) != header.size() ||
        crypto_secretstream_xchacha20poly1305_init_pull(&state, header.data(), key.data()) != 0)
        throw damaged();
    Bytes sealed(kPiece + kMore);
    Bytes plain(kPiece);
    for (bool last = false; !last;) {
        if (stop.stop_requested()) throw Error(ErrorKind::cancelled, pathText(path), ErrorCode::stopped);
        const std::size_t got = readUpTo(file, sealed, path);
        unsigned long long size = 0;
        unsigned char tag = 0;
        if (got < kMore || crypto_secretstream_xchacha20poly1305_pull(&state, plain.data(), &size, &tag, sealed.data(),
                                                                      got, head.bytes.data(), head.bytes.size()) != 0)
            throw damaged();
        take(std::span(plain).first(static_cast<std::size_t>(size)));
        last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (last != (got < sealed.size())) throw damaged();
    }
    if (std::fgetc(file) != EOF) throw damaged();
}

}  // namespace

SealKey sealKeyOf(std::string_view passphrase) {
    begin();
    if (passphrase.size() < 8) throw Error(ErrorKind::invalid_value, {}, {ErrorCode::passphrase_short, {8}});
    std::array<unsigned char, kSaltBytes> salt{};
    randombytes_buf(salt.data(), salt.size());
    const Pair pair = pairOf(passphrase, salt, kPasses, kKiB);
    return {hexOf(pair.open), hexOf(salt)};
}

bool isSealed(const fs::path& path) {
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) return false;
    const OpenFile file(platform::openWithoutWaiting(path));
    std::array<unsigned char, kMark.size()> mark{};
    return file && std::fread(mark.data(), 1, mark.size(), file.get()) == mark.size() &&
           std::equal(kMark.begin(), kMark.end(), mark.begin());
}

void sealFile(const fs::path& plain, const fs::path& sealed, const SealKey& key, const std::stop_token& stop) {
    begin();
    const OpenFile from = openToRead(plain);
    const Bytes open = bytesOfHex(key.publicKey, crypto_box_PUBLICKEYBYTES);
    const Bytes salt = bytesOfHex(key.salt, kSaltBytes);
    StreamKey fileKey{};
    crypto_secretstream_xchacha20poly1305_keygen(fileKey.data());
    Head head;
    head.bytes.assign(kMark.begin(), kMark.end());
    putNumber(head.bytes, kPasses);
    putNumber(head.bytes, kKiB);
    head.bytes.insert(head.bytes.end(), salt.begin(), salt.end());
    head.bytes.insert(head.bytes.end(), open.begin(), open.end());
    Bytes box(fileKey.size() + crypto_box_SEALBYTES);
    crypto_box_seal(box.data(), fileKey.data(), fileKey.size(), open.data());
    head.bytes.insert(head.bytes.end(), box.begin(), box.end());

    Making making(sealed);
    making.write(head.bytes);
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, header.data(), fileKey.data());
    making.write(header);
    Bytes piece(kPiece);
    Bytes out(kPiece + kMore);
    ByteHasher before;
    // Only the last piece is shorter than the others, and it may be empty.
    for (bool last = false; !last;) {
        if (stop.stop_requested()) throw Error(ErrorKind::cancelled, pathText(sealed), ErrorCode::stopped);
        const std::size_t got = readUpTo(from.get(), piece, plain);
        last = got < piece.size();
        before.add({reinterpret_cast<const char*>(piece.data()), got});
        unsigned long long size = 0;
        crypto_secretstream_xchacha20poly1305_push(&state, out.data(), &size, piece.data(), got, head.bytes.data(),
                                                   head.bytes.size(),
                                                   last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        making.write(std::span(out).first(static_cast<std::size_t>(size)));
    }
    const fs::path written = making.finish();
    const OpenFile again = openToRead(written);
    const Head read = readHead(again.get(), sealed);
    ByteHasher after;
    unseal(
        again.get(), sealed, read, fileKey,
        [&](std::span<const unsigned char> bytes) {
            after.add({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        },
        stop);
    sodium_memzero(fileKey.data(), fileKey.size());
    if (read.bytes != head.bytes || before.finish() != after.finish())
        throw Error(ErrorKind::damaged, pathText(sealed), ErrorCode::copy_differs);
    making.commit();
}

void openSealed(const fs::path& sealed, const fs::path& plain, std::string_view passphrase,
                const std::stop_token& stop) {
    begin();
    const OpenFile file = openToRead(sealed);
    const Head head = readHead(file.get(), sealed);
    const StreamKey key = keyOf(head, passphrase, sealed);
    Making making(plain);
    unseal(
        file.get(), sealed, head, key, [&](std::span<const unsigned char> bytes) { making.write(bytes); }, stop);
    making.finish();
    making.commit();
}

void verifySealed(const fs::path& sealed, std::string_view passphrase, const std::stop_token& stop) {
    begin();
    const OpenFile file = openToRead(sealed);
    const Head head = readHead(file.get(), sealed);
    const StreamKey key = keyOf(head, passphrase, sealed);
    unseal(
        file.get(), sealed, head, key, [](std::span<const unsigned char>) {}, stop);
}

}  // namespace meike
