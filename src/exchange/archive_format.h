// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "domain/value.h"

/// What stands in an archive of a workspace (docs/archive-format.md): a manifest, and parts of one JSON object a line.
/// Pure text: the zip file around it is zip_output's and zip_archive's, what the records mean is app/archive's.
namespace meike {

/// The format that this version writes, and the newest that it reads.
constexpr int kArchiveFormat = 1;
/// What a reader takes at most: of a line, and of all parts together as they come out of the zip.
constexpr std::size_t kMostArchiveLine = 64U << 20;
constexpr std::uint64_t kMostArchiveUnpacked = 8ULL << 30;
/// Records of one kind in one part; the next begin another.
constexpr std::int64_t kArchivePartRecords = 200'000;
inline constexpr std::string_view kManifestName = "manifest.json";

/// One part of an archive, as its manifest describes it.
struct ArchivePart {
    std::string name;  ///< `orders-1.jsonl`
    std::string kind;  ///< the kind's key: `orders`
    std::int64_t records = 0;
    std::uint64_t bytes = 0;
    std::string blake2b;  ///< of its bytes, 64 hex digits

    friend bool operator==(const ArchivePart&, const ArchivePart&) = default;
};

/// What an archive says of itself.
struct ArchiveManifest {
    int format = kArchiveFormat;
    int schema = 0;       ///< of the workspace
    std::string digest;   ///< of all its records, 64 hex digits
    std::string made;     ///< when, as an ISO moment
    std::string program;  ///< by which version
    std::vector<ArchivePart> parts;

    std::int64_t records() const;
    friend bool operator==(const ArchiveManifest&, const ArchiveManifest&) = default;
};

/// Indented JSON, keys in a fixed order.
std::string manifestJson(const ArchiveManifest& manifest);
/// Reads and checks a manifest: every key there once and none unknown, digests 64 hex digits, names that fit their
/// kinds, each part once. newer_version where a newer program wrote it; invalid_value with the place as subject.
Result<ArchiveManifest> parseManifest(std::string_view json);

/// A record: column and value, in the order of the line. Columns that hold nothing are left out.
using ArchiveRecord = std::vector<std::pair<std::string, Value>>;

/// Appends `{"id":1,"name":"甲"}` and a line break. Error{invalid_value} naming the column whose text is no UTF-8.
void appendRecordLine(std::string& out, std::span<const std::string> columns, std::span<const Value> values);
/// Reads such a line: whole numbers of 64 bits and texts without NUL, no key twice, no key empty. invalid_value says
/// what was expected.
Result<ArchiveRecord> parseRecordLine(std::string_view line);

}  // namespace meike
