// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>

/// Files that only a passphrase opens: backups that leave the computer.
namespace meike {

/// What sealing needs: made of a passphrase once, and kept in the open. Whoever has it can seal and not open, so that
/// copies are sealed without anybody being asked.
struct SealKey {
    std::string publicKey;  ///< 64 hex digits
    std::string salt;       ///< 32 hex digits

    bool empty() const { return publicKey.empty(); }
    friend bool operator==(const SealKey&, const SealKey&) = default;
};

/// By Argon2id; a tenth of a second and 64 MiB. Error{invalid_value} for a passphrase of fewer than 8 characters.
SealKey sealKeyOf(std::string_view passphrase);

/// Whether a file says that it is a sealed one.
bool isSealed(const std::filesystem::path& path);

/// Writes the sealed form of a file. What lies on the disk is read again and decrypted before it gets its name, so that
/// it is there whole and right or not at all; what was there is replaced. Errors: not_found, io, disk_full, read_only,
/// damaged (what was written does not read as it was), cancelled.
void sealFile(const std::filesystem::path& plain, const std::filesystem::path& sealed, const SealKey& key,
              const std::stop_token& stop = {});

/// The other way; `plain` is private and appears whole or not at all. Errors: invalid_value (the passphrase is another;
/// no sealed file), damaged (altered or cut short), not_found, io, disk_full, cancelled.
void openSealed(const std::filesystem::path& sealed, const std::filesystem::path& plain, std::string_view passphrase,
                const std::stop_token& stop = {});

/// Decrypts a sealed file to its end without keeping anything. Errors as above.
void verifySealed(const std::filesystem::path& sealed, std::string_view passphrase, const std::stop_token& stop = {});

}  // namespace meike
